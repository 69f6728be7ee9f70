import { useLint } from '@/lib/browser/stores/lint-context'
import type { LintProblem } from '@/lib/lint/problem'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './problem-marks.module.css'

/** Where a segment's bar is, in pixels from the top left of the lanes; null where it is out of view. */
export type RectangleOf = (segmentId: string) => {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
} | null

/** More marks than this in view are one line anyway. */
const MOST_DRAWN = 300

/**
 * Marks where problems are, along the top of the lanes; with `rectangleOf` also round the bars of the one the annotator is
 * at. For the eye: the list says the same in words.
 */
export function ProblemMarks(props: { readonly viewport: Viewport; readonly rectangleOf?: RectangleOf }) {
  const { viewport, rectangleOf } = props
  const problems = useLint((state) => state.problems)
  const currentKey = useLint((state) => state.currentKey)
  const inView = problems.filter(
    ({ span }) => toPixels(viewport, span.end) >= 0 && toPixels(viewport, span.start) <= viewport.width,
  )
  const current = problems.find(({ key }) => key === currentKey)
  return (
    <>
      <div aria-hidden={true} className={styles['marks']}>
        {inView.slice(0, MOST_DRAWN).map((problem) => (
          <Mark key={problem.key} problem={problem} viewport={viewport} isCurrent={problem.key === currentKey} />
        ))}
      </div>
      {rectangleOf === undefined || current === undefined
        ? null
        : current.segmentIds.map((id) => {
            const rectangle = rectangleOf(id)
            return rectangle === null ? null : (
              <div
                key={id}
                aria-hidden={true}
                className={styles['around']}
                data-severity={current.severity}
                style={rectangle}
              />
            )
          })}
    </>
  )
}

function Mark(props: { readonly problem: LintProblem; readonly viewport: Viewport; readonly isCurrent: boolean }) {
  const { problem, viewport, isCurrent } = props
  const left = Math.max(-4, toPixels(viewport, problem.span.start))
  const right = Math.min(viewport.width + 4, toPixels(viewport, problem.span.end))
  return (
    <span
      data-testid="problem-mark"
      data-severity={problem.severity}
      data-current={isCurrent}
      className={styles['mark']}
      style={{ left, width: Math.max(3, right - left) }}
    />
  )
}

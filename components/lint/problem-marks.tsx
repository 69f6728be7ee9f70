import { useLint } from '@/lib/browser/stores/lint-context'
import { useWorkspace } from '@/lib/browser/stores/workspace-context'
import type { LintProblem } from '@/lib/lint/problem'
import type { Rect } from '@/lib/timeline/rect-of'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import type { DocumentSegment, Segments } from '@/lib/workspace/document'
import styles from './problem-marks.module.css'

/** More marks than this in view are one line anyway. */
const MOST_DRAWN = 300

/** `rectOf`: where the bar of a segment is drawn; null where it is hidden. */
type Place = { readonly viewport: Viewport; readonly rectOf: (segment: DocumentSegment) => Rect | null }

/**
 * Marks where problems are: under the bars they are about, or along the top where they are about no bar; round the bars of the
 * one the annotator is at. For the eye: the list says the same in words.
 */
export function ProblemMarks({ viewport, rectOf }: Place) {
  const problems = useLint((state) => state.problems)
  const currentKey = useLint((state) => state.currentKey)
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const inView = problems.filter(
    ({ span }) => toPixels(viewport, span.end) >= 0 && toPixels(viewport, span.start) <= viewport.width,
  )
  return (
    <div aria-hidden={true} className={styles['marks']}>
      {inView.slice(0, MOST_DRAWN).map((problem) => (
        <Marks key={problem.key} {...{ problem, viewport, rectOf, segments }} isCurrent={problem.key === currentKey} />
      ))}
    </div>
  )
}

function Marks(
  props: Place & { readonly problem: LintProblem; readonly segments: Segments; readonly isCurrent: boolean },
) {
  const { problem, viewport, rectOf, segments, isCurrent } = props
  const { severity, span, rule } = problem
  const left = Math.max(-4, toPixels(viewport, span.start))
  const width = Math.max(3, Math.min(viewport.width + 4, toPixels(viewport, span.end)) - left)
  const bars = problem.segmentIds.flatMap((id) => {
    const segment = segments.get(id)
    return segment === undefined || segment.deleted ? [] : (rectOf(segment) ?? [])
  })
  // A gap lies between bars: its mark stands where no bar is.
  const tops = rule === 'full-coverage' ? [0] : bars.map(({ top, height }) => top + height - 2)
  return (
    <>
      {[...new Set(tops)].map((top) => (
        <span
          key={top}
          data-testid="problem-mark"
          data-severity={severity}
          className={styles['mark']}
          style={{ left, width, top }}
        />
      ))}
      {isCurrent && rule !== 'full-coverage'
        ? bars.map((bar) => (
            <span
              key={`${bar.left} ${bar.top}`}
              data-severity={severity}
              className={styles['around']}
              style={frameOf(bar)}
            />
          ))
        : null}
    </>
  )
}

/** A little outside the bar, so that both can be seen. */
const frameOf = ({ left, top, width, height }: Rect) => ({
  left: left - 2,
  top: top - 2,
  width: width + 4,
  height: height + 4,
})

import { type CSSProperties, useMemo } from 'react'
import { useWorkspace } from '@/lib/browser/stores/workspace-context'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import { disputesOf } from '@/lib/workspace/dispute'
import type { DocumentSegment } from '@/lib/workspace/document'
import styles from './disputed-spans.module.css'

/** Where a segment is drawn, in pixels below the top of the field; null if it is not. */
export type RectangleOf = (segmentId: string) => { readonly top: number; readonly height: number } | null

const HEIGHT = 18

/**
 * Both versions of every segment that is in dispute, one above the other: yours dashed, the server's in full, each with its
 * words. They lie where the segment is drawn; where that is not known, at the bottom of the field.
 */
export function DisputedSpans({
  viewport,
  rectangleOf,
}: {
  readonly viewport: Viewport
  readonly rectangleOf: RectangleOf | null
}) {
  const workspace = useWorkspace((state) => state.workspace)
  const all = useMemo(() => disputesOf(workspace).flatMap(({ segments }) => segments), [workspace])
  const disputed = all.filter(({ mine, theirs }) => isInView(mine, viewport) || isInView(theirs, viewport))
  if (disputed.length === 0) return null
  return (
    <div aria-hidden={true} className={styles['overlay']} data-testid="disputed-spans">
      {disputed.map(({ segmentId, mine, theirs }) => {
        const place = rectangleOf?.(segmentId) ?? null
        const row = (nth: 0 | 1): CSSProperties =>
          place === null
            ? { bottom: 4 + (1 - nth) * (HEIGHT + 2), height: HEIGHT }
            : { top: place.top + nth * (Math.max(place.height, 2 * HEIGHT) / 2), height: HEIGHT }
        return (
          <div key={segmentId}>
            <Version segment={mine} whose="mine" viewport={viewport} place={row(0)} />
            <Version segment={theirs} whose="theirs" viewport={viewport} place={row(1)} />
          </div>
        )
      })}
    </div>
  )
}

const isInView = (segment: DocumentSegment | null, viewport: Viewport): boolean =>
  segment !== null &&
  toPixels(viewport, segment.endFrame) >= 0 &&
  toPixels(viewport, segment.startFrame) <= viewport.width

function Version(props: {
  readonly segment: DocumentSegment | null
  readonly whose: 'mine' | 'theirs'
  readonly viewport: Viewport
  readonly place: CSSProperties
}) {
  const { segment, whose, viewport, place } = props
  if (segment === null) return null
  const left = Math.max(-2, toPixels(viewport, segment.startFrame))
  const right = Math.min(viewport.width + 2, toPixels(viewport, segment.endFrame))
  if (right < 0 || left > viewport.width) return null
  const name = whose === 'mine' ? 'Yours' : 'Server'
  return (
    <div
      className={styles['version']}
      data-whose={whose}
      data-start={segment.startFrame}
      data-end={segment.endFrame}
      style={{ ...place, left, width: Math.max(2, right - left) }}
    >
      <span className={styles['words']}>
        {name} {segment.startFrame} – {segment.endFrame - 1}
      </span>
    </div>
  )
}

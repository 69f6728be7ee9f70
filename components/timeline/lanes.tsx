import { type ReactNode, type RefObject, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useSegments, useSession, useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { chooseBoxes } from '@/lib/timeline/boxes'
import { type LaneRows, labelOfLane, packRows } from '@/lib/timeline/lane-rows'
import type { Bar } from '@/lib/timeline/lanes'
import { LANE_HEIGHT, laneAtPixel, laneTop, type Rect, rectOf } from '@/lib/timeline/rect-of'
import type { Viewport } from '@/lib/timeline/viewport'
import { LaneCanvas } from './lane-canvas'
import { LaneGutter } from './lane-gutter'
import { usePalette } from './palette'
import { SegmentBoxes } from './segment-boxes'
import styles from './timeline.module.css'
import { useHovered } from './use-hovered'
import { useLaneCover } from './use-lane-cover'
import { useLaneDrag } from './use-lane-drag'
import { useMarkedBars } from './use-marked-bars'
import { useTimelineWheel } from './use-timeline-wheel'

/** Where things are on the lanes: `rectOf` is the place of a segment in pixels from the top left of what the overlay fills. */
export type TimelinePlace = {
  readonly viewport: Viewport
  readonly lanes: LaneRows
  readonly rectOf: (segment: Bar & { readonly labelId: string }) => Rect
}

/** Draws over the lanes; scrolls with them and takes no pointer unless it asks for it. */
export type TimelineOverlay = (place: TimelinePlace) => ReactNode

/** The segments in rows, a row for each label, its name at the left. */
export function Lanes({ overlay }: { readonly overlay?: TimelineOverlay | undefined }) {
  const { labels, actions } = useWorkspaceHandle()
  const viewport = useTimelineView((state) => state.viewport)
  const collapsed = useTimelineView((state) => state.collapsed)
  const segments = useSegments()
  const lanes = useMemo(() => packRows(segments, labels, collapsed), [segments, labels, collapsed])
  const [scroller, strip, list] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLUListElement>(null),
  ]
  const cover = useLaneCover(scroller, strip)
  const palette = usePalette(scroller)
  useTimelineWheel(strip)
  const labelAt = (y: number) => labelOfLane(lanes, laneAtPixel(y))
  const drag = useLaneDrag({ viewport, segments, lanes, list, labelAt, isLocked: actions.isLocked })
  const { hoveredId, listeners } = useHovered({ viewport, segments, lanes, list })
  const { shown, marked, selected, dragged } = useMarkedBars(segments, lanes, hoveredId)
  useSelectedInView(scroller, lanes)

  const byId = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  const labelOf = useMemo(() => byId.get.bind(byId), [byId])
  // The boxes may come a moment after the picture: they are not seen.
  const settled = useDeferredValue(viewport)
  const boxed = useMemo(
    () => chooseBoxes(shown, settled, new Set(marked.map(({ bar }) => bar.id))),
    [shown, settled, marked],
  )
  const place: TimelinePlace = {
    viewport,
    lanes,
    rectOf: (segment) =>
      rectOf(viewport, segment, lanes.laneOf.get(segment.id) ?? 0, labelOf(segment.labelId)?.kind === 'point'),
  }
  return (
    // It scrolls, so it can be reached: arrows up and down scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={scroller} className={styles['lanes']} role="group" aria-label="Rows of the timeline" tabIndex={0}>
      <LaneGutter rows={lanes.rows} />
      <div
        ref={strip}
        id="timeline-lanes"
        className={styles['strip']}
        style={{ minHeight: lanes.laneCount * LANE_HEIGHT }}
        {...listeners}
        {...drag}
      >
        <LaneCanvas {...{ viewport, segments, lanes, cover, palette, marked }} />
        <SegmentBoxes {...{ list, labelOf, lanes, selected, dragged }} segments={boxed} viewport={settled} />
        {overlay === undefined ? null : <div className={styles['overlay']}>{overlay(place)}</div>}
        <EmptyWords isEmpty={segments.length === 0} />
      </div>
    </div>
  )
}

function EmptyWords({ isEmpty }: { readonly isEmpty: boolean }) {
  const isLabeling = useSession((state) => state.isLabeling)
  const isMarking = useSession((state) => state.labeling.inPoint !== null || state.preview !== null)
  if (!isEmpty || isMarking) return null
  return (
    <p className={styles['empty']}>
      <span>{isLabeling ? 'Press a label key, or drag in the row of a label' : 'No segments yet'}</span>
    </p>
  )
}

/** Whatever is selected, its lane is scrolled to. */
function useSelectedInView(scroller: RefObject<HTMLDivElement | null>, lanes: LaneRows): void {
  const selectedId = useSession((state) => state.labeling.selectedIds.at(-1))
  const lane = selectedId === undefined ? undefined : lanes.laneOf.get(selectedId)
  useEffect(() => {
    const element = scroller.current
    if (element === null || lane === undefined) return
    const [top, bottom] = [laneTop(lane), laneTop(lane + 1)]
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }, [scroller, lane])
}

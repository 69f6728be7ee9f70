import { type ComponentProps, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useRested } from '@/components/ui/use-rested'
import { useSegments, useSession, useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Label } from '@/lib/labels/schema'
import { chooseBoxes } from '@/lib/timeline/boxes'
import { type LaneRows, labelOfLane, packRows } from '@/lib/timeline/lane-rows'
import type { Bar } from '@/lib/timeline/lanes'
import { LANE_HEIGHT, laneAtPixel, laneTop, type Rect, rectOf } from '@/lib/timeline/rect-of'
import type { Viewport } from '@/lib/timeline/viewport'
import type { DocumentSegment } from '@/lib/workspace/document'
import type { LookOf } from './label-looks'
import { LaneCanvas } from './lane-canvas'
import { LaneGutter } from './lane-gutter'
import type { Palette } from './palette'
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

/** How long a view has to stand still to be at rest. */
const REST_MS = 80

/** The segments in rows, a row for each label, its name at the left. */
export function Lanes(props: {
  readonly overlay?: TimelineOverlay | undefined
  readonly palette: Palette | null
  readonly lookOf: LookOf | null
}) {
  const { overlay, palette, lookOf } = props
  const { labels } = useWorkspaceHandle()
  const viewport = useTimelineView((state) => state.viewport)
  const collapsed = useTimelineView((state) => state.collapsed)
  const segments = useSegments()
  const lanes = useMemo(() => packRows(segments, labels, collapsed), [segments, labels, collapsed])
  const scroller = useRef<HTMLElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const cover = useLaneCover(scroller, strip)
  const labelAt = (y: number) => labelOfLane(lanes, laneAtPixel(y))
  const drag = useLaneDrag({ viewport, segments, lanes, list, labelAt })
  const { hoveredId, listeners } = useHovered({ viewport, segments, lanes, list })
  const { marked, markedIds, shownOf, selected, dragged } = useMarkedBars(segments, lanes, hoveredId)
  useTimelineWheel(strip)
  useSelectedInView(scroller, lanes)
  const style = { minHeight: lanes.laneCount * LANE_HEIGHT }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be scrolled by keys, too
    <section ref={scroller} className={styles['lanes']} aria-label="Lanes" tabIndex={0}>
      <LaneGutter rows={lanes.rows} />
      <div ref={strip} id="timeline-lanes" className={styles['strip']} style={style} {...listeners} {...drag}>
        <LaneCanvas {...{ viewport, segments, lanes, cover, palette, lookOf, marked, markedIds }} />
        <Boxes {...{ list, segments, lanes, viewport, markedIds, shownOf, selected, dragged }} />
        {overlay === undefined ? null : <Overlay {...{ overlay, viewport, lanes }} />}
        <EmptyWords isEmpty={segments.length === 0} />
      </div>
    </section>
  )
}

type BoxesProps = Omit<ComponentProps<typeof SegmentBoxes>, 'labelOf'> & {
  readonly markedIds: ReadonlySet<string>
  readonly shownOf: (segment: DocumentSegment) => DocumentSegment
}

/** The boxes come when the view rests: they are not seen, and the picture does not wait for them. */
function Boxes({ segments, viewport, markedIds, shownOf, ...rest }: BoxesProps) {
  const labelOf = useLabelOf()
  const settled = useRested(viewport, REST_MS)
  // Whatever is dragged is marked and has its box: which others have one does not change under the hand.
  const chosen = useMemo(() => chooseBoxes(segments, settled, markedIds), [segments, settled, markedIds])
  const boxed = useMemo(() => chosen.map(shownOf), [chosen, shownOf])
  return <SegmentBoxes {...rest} labelOf={labelOf} segments={boxed} viewport={settled} />
}

function Overlay(props: { overlay: TimelineOverlay; viewport: Viewport; lanes: LaneRows }) {
  const { overlay, viewport, lanes } = props
  const labelOf = useLabelOf()
  const place: TimelinePlace = {
    viewport,
    lanes,
    rectOf: (segment) =>
      rectOf(viewport, segment, lanes.laneOf.get(segment.id) ?? 0, labelOf(segment.labelId)?.kind === 'point'),
  }
  return <div className={styles['overlay']}>{overlay(place)}</div>
}

function useLabelOf(): (labelId: string) => Label | undefined {
  const { labels } = useWorkspaceHandle()
  return useMemo(() => {
    const byId = new Map(labels.map((label) => [label.id, label]))
    return (labelId) => byId.get(labelId)
  }, [labels])
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
function useSelectedInView(scroller: RefObject<HTMLElement | null>, lanes: LaneRows): void {
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

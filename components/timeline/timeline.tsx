'use client'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { LANE_HEIGHT, laneTop } from '@/lib/timeline/rect-of'
import type { Viewport } from '@/lib/timeline/viewport'
import { DisputedSpans } from './disputed-spans'
import { GestureOverlay } from './gesture-overlay'
import { createLooks } from './label-looks'
import { Lanes, type TimelineOverlay, type TimelinePlace } from './lanes'
import { Minimap } from './minimap'
import { OthersSelection } from './others-selection'
import { usePalette } from './palette'
import { PendingSpans } from './pending-spans'
import { Playhead } from './playhead'
import { Ruler } from './ruler'
import { RulerSwitch } from './ruler-switch'
import styles from './timeline.module.css'
import { TimelineToolbar } from './timeline-toolbar'
import { ViewReadout } from './view-readout'

/** What stands over ruler and lanes and moves with the view; takes no pointer unless it asks for it. */
type Pins = (viewport: Viewport) => ReactNode

/**
 * The video as a strip: ruler, a row of lanes for each label, playhead, and the whole video below. The wheel zooms at the
 * pointer, Shift and the wheel or the middle button move along; the ruler scrubs; lanes take clicks and drags. `status`
 * stands at the left of its bar; `overlay` draws over the lanes, `pins` over ruler and lanes.
 */
export function Timeline(props: {
  readonly status?: ReactNode
  readonly overlay?: TimelineOverlay
  readonly pins?: Pins
}) {
  const { labels } = useWorkspaceHandle()
  const root = useRef<HTMLElement>(null)
  const palette = usePalette(root)
  const lookOf = useMemo(() => (palette === null ? null : createLooks(labels, palette)), [labels, palette])
  return (
    <section ref={root} data-testid="timeline" aria-label="Timeline" className={styles['timeline']}>
      <TimelineToolbar status={props.status} />
      <div className={styles['field']}>
        <div className={styles['corner']}>
          <RulerSwitch />
        </div>
        <Ruler palette={palette} />
        <Lanes
          palette={palette}
          lookOf={lookOf}
          overlay={(place) => (
            <>
              {props.overlay?.(place)}
              <DisputedSpans viewport={place.viewport} rectangleOf={rowOf(place)} />
            </>
          )}
        />
        <div className={styles['foot']}>
          <ViewReadout />
        </div>
        <Minimap lookOf={lookOf} />
        <Over pins={props.pins} />
      </div>
    </section>
  )
}

/** What lies over ruler and lanes and moves with the view; what stands beside it is not drawn again for that. */
function Over({ pins }: { readonly pins: Pins | undefined }) {
  const viewport = useTimelineView((state) => state.viewport)
  return (
    <div className={styles['over']} style={{ width: viewport.width }}>
      <PendingSpans viewport={viewport} />
      <OthersSelection viewport={viewport} />
      {pins?.(viewport)}
      <Playhead />
      <GestureOverlay viewport={viewport} />
    </div>
  )
}

/** Where the row of a segment is, by its id. */
const rowOf =
  ({ lanes }: TimelinePlace) =>
  (segmentId: string) => {
    const lane = lanes.laneOf.get(segmentId)
    return lane === undefined ? null : { top: laneTop(lane), height: LANE_HEIGHT }
  }

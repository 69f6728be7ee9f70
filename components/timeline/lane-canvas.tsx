import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { drawList } from '@/lib/timeline/draw-list'
import { createLaneIndex } from '@/lib/timeline/lane-index'
import type { LaneRows } from '@/lib/timeline/lane-rows'
import { laneAtPixel } from '@/lib/timeline/rect-of'
import { rulerTicks } from '@/lib/timeline/ruler'
import type { Viewport } from '@/lib/timeline/viewport'
import type { DocumentSegment } from '@/lib/workspace/document'
import { beginSurface, usePixelRatio } from './canvas-surface'
import type { LookOf } from './label-looks'
import { type MarkedBar, paintLanes } from './paint-lanes'
import type { Palette } from './palette'
import styles from './timeline.module.css'
import type { LaneCover } from './use-lane-cover'

type LaneCanvasProps = {
  readonly viewport: Viewport
  readonly segments: readonly DocumentSegment[]
  readonly lanes: LaneRows
  readonly cover: LaneCover
  readonly palette: Palette | null
  readonly lookOf: LookOf | null
  readonly marked: readonly MarkedBar[]
  /** The ids of `marked`. */
  readonly markedIds: ReadonlySet<string>
}

/** The segments as they are seen. Only what is in view is drawn, and what is too narrow to be told apart together. */
export function LaneCanvas({ viewport, segments, lanes, cover, palette, lookOf, marked, markedIds }: LaneCanvasProps) {
  const { index: frames } = useWorkspaceHandle()
  const unit = useTimelineView(({ ruler }) => ruler)
  const canvas = useRef<HTMLCanvasElement>(null)
  const ratio = usePixelRatio()
  const index = useMemo(() => createLaneIndex(segments, lanes.laneOf, lanes.laneCount), [segments, lanes])
  const ticks = useMemo(() => rulerTicks(viewport, frames, unit), [viewport, frames, unit])

  // Before the browser paints: what was just done is in the very next picture.
  useLayoutEffect(() => {
    const surface = beginSurface(canvas.current, viewport.width, cover.height, ratio)
    if (surface === null || palette === null || lookOf === null) return
    const items = drawList(index, {
      viewport,
      firstLane: laneAtPixel(cover.top),
      lastLane: laneAtPixel(cover.top + cover.height),
      isPoint: (labelId) => lookOf(labelId).isPoint,
      apart: markedIds,
    })
    paintLanes(surface, { viewport, top: cover.top, rows: lanes.rows, items, marked, ticks, lookOf, palette })
  }, [viewport, cover, ratio, index, lanes, ticks, lookOf, palette, marked, markedIds])

  return (
    <div aria-hidden={true} className={styles['laneCanvas']} style={{ top: cover.top }}>
      <canvas ref={canvas} data-testid="timeline-canvas" />
    </div>
  )
}

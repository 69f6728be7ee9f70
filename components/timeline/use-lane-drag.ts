import { type PointerEvent, type RefObject, useRef } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { type Drag, type DragField, spanOfDrag } from '@/lib/timeline/drag'
import { type Hit, hitTest } from '@/lib/timeline/hit-test'
import type { Lanes } from '@/lib/timeline/lanes'
import { snapTargets } from '@/lib/timeline/snap'
import { toFrame, toPosition, type Viewport } from '@/lib/timeline/viewport'
import type { DocumentSegment } from '@/lib/workspace/document'
import { primaryId } from '@/lib/workspace/labeling'
import { laneAt } from './lane-geometry'

type Surface = {
  readonly viewport: Viewport
  readonly segments: readonly DocumentSegment[]
  readonly lanes: Lanes
  readonly list: RefObject<HTMLUListElement | null>
}

/** A pointer that went down at `x`; it drags once it has moved a few pixels, until then it is a click. */
type Gesture = {
  readonly x: number
  readonly drag: Drag
  readonly field: DragField
  /** Ends the watch for Escape. */
  readonly ending: AbortController
  hasMoved: boolean
}

const CLICK_PIXELS = 3
const SNAP_PIXELS = 7

const CURSOR = { edge: 'ew-resize', body: 'grab', empty: 'crosshair' } as const

/**
 * Clicks and drags on the lanes: an edge resizes, a body moves, empty room marks a span; a click selects, or goes to the
 * frame under it. Before labeling has been started segments cannot be dragged. Shift switches snapping off.
 */
export function useLaneDrag({ viewport, segments, lanes, list }: Surface) {
  const { session, actions, labels } = useWorkspaceHandle()
  const player = usePlayerHandle()
  const gesture = useRef<Gesture | null>(null)

  const pointOf = (event: PointerEvent) => {
    const box = list.current?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), lane: laneAt(event.clientY - (box?.top ?? 0), lanes.laneCount) }
  }
  const hitAt = (point: { x: number; lane: number }): Hit => {
    const hit = hitTest(viewport, segments, lanes, point, primaryId(session.getState().labeling))
    // A point has no edges: it marks one frame and can only be moved.
    return hit.kind === 'edge' && isPoint(hit.id) ? { kind: 'body', id: hit.id } : hit
  }
  const isPoint = (id: string) => {
    const labelId = segments.find((segment) => segment.id === id)?.labelId
    return labels.find((label) => label.id === labelId)?.kind === 'point'
  }

  const spanNow = ({ drag, field }: Gesture, event: PointerEvent): FrameSpan =>
    spanOfDrag(drag, toPosition(viewport, pointOf(event).x), event.shiftKey ? { ...field, snapTo: [] } : field)

  const end = () => {
    gesture.current?.ending.abort()
    gesture.current = null
    session.setState({ preview: null })
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return
      const point = pointOf(event)
      const hit = hitAt(point)
      actions.select(hit.kind === 'empty' ? null : hit.id)
      const grabbed = toPosition(viewport, point.x)
      const field = fieldOf(viewport, segments, player.getState().frame, hit.kind === 'empty' ? null : hit.id)
      const ending = new AbortController()
      gesture.current = { x: point.x, drag: dragOf(hit, segments, grabbed), field, ending, hasMoved: false }
      onEscape(end, ending.signal)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const { x } = pointOf(event)
      const held = gesture.current
      if (held === null) {
        event.currentTarget.style.cursor = session.getState().isLabeling
          ? CURSOR[hitAt(pointOf(event)).kind]
          : 'pointer'
        return
      }
      held.hasMoved ||= Math.abs(x - held.x) > CLICK_PIXELS
      if (!held.hasMoved) return
      if (!session.getState().isLabeling) return player.getState().seekToFrame(toFrame(viewport, x), 'scrub')
      const span = spanNow(held, event)
      session.setState({ preview: { id: held.drag.kind === 'draw' ? null : held.drag.id, span } })
      if (held.drag.kind === 'resize') player.getState().seekToFrame(edgeFrame(held.drag.edge, span), 'scrub')
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      const held = gesture.current
      if (held === null) return
      const span = spanNow(held, event)
      end()
      if (!held.hasMoved || !session.getState().isLabeling) {
        if (held.drag.kind === 'draw' || held.hasMoved) actions.seek(toFrame(viewport, pointOf(event).x))
        return
      }
      if (held.drag.kind === 'draw') return actions.mark(span)
      actions.change(held.drag.id, { startFrame: span.start, endFrame: span.end })
      if (held.drag.kind === 'resize') actions.seek(edgeFrame(held.drag.edge, span))
    },
    onPointerCancel: end,
    onDoubleClick: () => {
      const selectedId = primaryId(session.getState().labeling)
      if (selectedId !== null) actions.select(selectedId, { seek: true })
    },
  }
}

/** Escape takes a drag back, and means nothing else then. */
function onEscape(cancel: () => void, signal: AbortSignal) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    cancel()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true, signal })
}

const edgeFrame = (edge: 'start' | 'end', span: FrameSpan): number => (edge === 'start' ? span.start : span.end - 1)

function dragOf(hit: Hit, segments: readonly DocumentSegment[], grabbed: number): Drag {
  const segment = hit.kind === 'empty' ? undefined : segments.find(({ id }) => id === hit.id)
  if (segment === undefined || hit.kind === 'empty') return { kind: 'draw', grabbed }
  const original = frameSpan(segment.startFrame, segment.endFrame)
  return hit.kind === 'edge'
    ? { kind: 'resize', id: hit.id, edge: hit.edge, original, grabbed }
    : { kind: 'move', id: hit.id, original, grabbed }
}

function fieldOf(
  viewport: Viewport,
  segments: readonly DocumentSegment[],
  playhead: number,
  exceptId: string | null,
): DragField {
  return {
    frameCount: viewport.frameCount,
    snapTo: snapTargets(segments, playhead, exceptId),
    snapWithin: SNAP_PIXELS * viewport.framesPerPixel,
  }
}

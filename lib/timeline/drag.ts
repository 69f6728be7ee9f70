import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { nearestSnap } from './snap'

/**
 * A drag on the lanes, from where it began. `grabbed` is the position in frames under the pointer when it went down;
 * `original` is what the segment was then.
 */
export type Drag =
  | {
      readonly kind: 'resize'
      readonly id: string
      readonly edge: 'start' | 'end'
      readonly original: FrameSpan
      readonly grabbed: number
    }
  | { readonly kind: 'move'; readonly id: string; readonly original: FrameSpan; readonly grabbed: number }
  | { readonly kind: 'draw'; readonly grabbed: number }

/** Where a drag may end and what attracts it: boundaries in frames, and how near (in frames) they have to be. */
export type DragField = {
  readonly frameCount: number
  readonly snapTo: readonly number[]
  readonly snapWithin: number
}

/**
 * The span that `drag` makes with the pointer at `position` (in frames, not whole). At least one frame, inside the video;
 * a dragged edge stops one frame before the other; a moved segment keeps its length.
 */
export function spanOfDrag(drag: Drag, position: number, field: DragField): FrameSpan {
  switch (drag.kind) {
    case 'resize':
      return resized(drag.original, drag.edge, position - drag.grabbed, field)
    case 'move':
      return moved(drag.original, position - drag.grabbed, field)
    case 'draw':
      return drawn(drag.grabbed, position, field)
  }
}

function resized(original: FrameSpan, edge: 'start' | 'end', by: number, field: DragField): FrameSpan {
  const wanted = snapped((edge === 'start' ? original.start : original.end) + by, field)
  if (edge === 'start') return frameSpan(clamp(wanted, 0, original.end - 1), original.end)
  return frameSpan(original.start, clamp(wanted, original.start + 1, field.frameCount))
}

function moved(original: FrameSpan, by: number, field: DragField): FrameSpan {
  const length = original.end - original.start
  const byStart = nearestSnap(original.start + by, field.snapTo, field.snapWithin)
  const byEnd = nearestSnap(original.end + by, field.snapTo, field.snapWithin)
  const wanted = byStart ?? (byEnd === undefined ? Math.round(original.start + by) : byEnd - length)
  const start = clamp(wanted, 0, field.frameCount - length)
  return frameSpan(start, start + length)
}

function drawn(from: number, to: number, field: DragField): FrameSpan {
  const start = clamp(snapped(Math.min(from, to), field, Math.floor), 0, field.frameCount - 1)
  const end = clamp(snapped(Math.max(from, to), field, Math.ceil), start + 1, field.frameCount)
  return frameSpan(start, end)
}

const snapped = (value: number, field: DragField, round: (value: number) => number = Math.round): number =>
  nearestSnap(value, field.snapTo, field.snapWithin) ?? round(value)

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'

type Edge = 'start' | 'end'

/** Where an end of a segment is, as a boundary: its first frame, or the one after its last. */
export const boundaryOf = (
  { startFrame, endFrame }: { readonly startFrame: Frame; readonly endFrame: Frame },
  edge: Edge,
): Frame => (edge === 'start' ? startFrame : endFrame)

/** The frame that a boundary is named by: the first of what starts there, the last of what ends. `at` as in VerifyEdge. */
export const frameOfEdge = (edge: Edge, at: number): Frame => frame(edge === 'start' ? at : at - 1)

/** The boundary that makes `chosen` the first frame, or the last one inside. */
export const boundaryAt = (edge: Edge, chosen: Frame): number => (edge === 'start' ? chosen : chosen + 1)

/**
 * The `count` frames (an odd number) to be seen round the boundary `at`, half of them on either side and one more inside.
 * Moved as far as it takes to have `cursor` among them and none outside the video; all of a video that has fewer.
 */
export function stripAround(
  { edge, at }: { readonly edge: Edge; readonly at: number },
  count: number,
  frameCount: number,
  cursor: Frame | null = null,
): FrameSpan {
  const size = Math.min(count, frameCount)
  const before = edge === 'start' ? Math.floor(count / 2) : Math.ceil(count / 2)
  const least = cursor === null ? 0 : Math.max(cursor - size + 1, 0)
  const most = Math.min(cursor ?? frameCount, frameCount - size)
  const start = Math.min(Math.max(at - before, least), most)
  return frameSpan(start, start + size)
}

/** The frames of `strip`, those nearest to the boundary first: the order in which they are wanted. */
export function nearestFirst({ start, end }: FrameSpan, at: number): readonly Frame[] {
  const frames = Array.from({ length: end - start }, (_, n) => frame(start + n))
  return frames.sort((a, b) => Math.abs(a + 0.5 - at) - Math.abs(b + 0.5 - at) || a - b)
}

import { endPtsOf, type FrameIndex, ptsOf } from '@/lib/frames/frame-index'
import { clampFrame } from '@/lib/time/frame'
import { ticks, toSeconds } from '@/lib/time/timebase'
import type { DocumentSegment } from '@/lib/workspace/document'

/** How long the segment is shown, from its first frame's PTS to the end of its last frame: `1.633 s`. */
export function segmentSeconds({ startFrame, endFrame }: DocumentSegment, index: FrameIndex): string {
  const first = clampFrame(startFrame, index.frameCount)
  const last = clampFrame(endFrame - 1, index.frameCount)
  const duration = toSeconds(ticks(endPtsOf(index, last) - ptsOf(index, first)), index.timebase)
  return duration < 60 ? `${duration.toFixed(2)} s` : `${Math.floor(duration / 60)} min ${(duration % 60).toFixed(1)} s`
}

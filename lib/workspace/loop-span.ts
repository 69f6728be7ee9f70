import { err, ok, type Result } from '@/lib/result/result'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import type { DocumentSegment } from './document'
import { type LabelingSession, primaryId } from './labeling'

/**
 * What there is to be played over and over: the selected segment, else from the in point to the out point, both
 * included and in either order. Refused with a sentence if there is neither.
 */
export function loopSpanOf(
  { selectedIds, inPoint, outPoint }: LabelingSession,
  segments: readonly DocumentSegment[],
): Result<FrameSpan, string> {
  const selected = segments.find(({ id }) => id === primaryId({ selectedIds }))
  if (selected !== undefined) return ok(frameSpan(selected.startFrame, selected.endFrame))
  if (inPoint === null || outPoint === null) {
    return err('Nothing to loop: select a segment, or set an in point (I) and an out point (O)')
  }
  return ok(frameSpan(Math.min(inPoint, outPoint), Math.max(inPoint, outPoint) + 1))
}

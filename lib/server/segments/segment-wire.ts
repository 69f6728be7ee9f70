import 'server-only'
import { endPtsOf, type FrameIndex, timeOf } from '@/lib/frames/frame-index'
import { attributeValues, type Segment } from '@/lib/segments/schema'
import type { Prisma } from '@/lib/server/db/generated/client'
import { clampFrame } from '@/lib/time/frame'
import { toSeconds } from '@/lib/time/timebase'

/** What of a segment's record is told. */
export const SEGMENT_SELECTION = {
  id: true,
  labelId: true,
  startFrame: true,
  endFrame: true,
  source: true,
  confidence: true,
  isProposal: true,
  attributes: true,
  note: true,
  version: true,
  deletedAt: true,
  label: { select: { name: true } },
  author: { select: { name: true } },
} as const satisfies Prisma.SegmentSelect

export type SegmentRecord = Prisma.SegmentGetPayload<{ select: typeof SEGMENT_SELECTION }>

/** A record as the server tells it. The end in seconds is where the segment's last frame stops being shown. */
export function toSegment(record: SegmentRecord, index: FrameIndex): Segment {
  const { id, labelId, startFrame, endFrame, source, confidence, isProposal, note, version } = record
  return {
    id,
    labelId,
    label: record.label.name,
    startFrame,
    endFrame,
    // Clamped, because footage that replaced longer footage leaves segments beyond its end: they are told all the same.
    startSeconds: timeOf(index, clampFrame(startFrame, index.frameCount)),
    endSeconds: toSeconds(endPtsOf(index, clampFrame(endFrame - 1, index.frameCount)), index.timebase),
    source,
    confidence,
    isProposal,
    author: record.author.name,
    attributes: attributeValues.parse(record.attributes),
    note,
    version,
  }
}

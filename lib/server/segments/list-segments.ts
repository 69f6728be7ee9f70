import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import type { Segment } from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { SEGMENT_SELECTION, toSegment } from './segment-wire'

/** The segments that `annotatorId` made on a video and did not delete, by start. Errors as {@link labeledFrameIndex}. */
export async function listSegments(
  videoId: string,
  annotatorId: string,
): Promise<Result<{ readonly segments: Segment[] }, ApiError>> {
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  const records = await db().segment.findMany({
    where: { deletedAt: null, document: { videoId, annotatorId } },
    orderBy: [{ startFrame: 'asc' }, { endFrame: 'asc' }, { id: 'asc' }],
    select: SEGMENT_SELECTION,
  })
  return ok({ segments: records.map((record) => toSegment(record, index.value)) })
}

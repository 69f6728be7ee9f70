import 'server-only'
import type { z } from 'zod'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { type LogEntry, loggedSegment, type logQuery, type OperationLog } from '@/lib/segments/log-schema'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'

const SELECTION = {
  id: true,
  sequence: true,
  gestureId: true,
  segmentId: true,
  type: true,
  before: true,
  after: true,
  appliedAt: true,
  author: { select: { name: true } },
} as const satisfies Prisma.OperationSelect

/** What was done to the segments of `annotatorId` on a video, the newest first. Errors: `video-not-found`. */
export async function readLog(
  videoId: string,
  annotatorId: string,
  { before, limit }: z.infer<typeof logQuery>,
): Promise<Result<OperationLog, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  const document = await db().annotationDocument.findUnique({
    where: { videoId_annotatorId: { videoId, annotatorId } },
    select: { id: true, sequence: true },
  })
  if (document === null) return ok({ sequence: 0, entries: [], nextBefore: null })
  const records = await db().operation.findMany({
    where: { documentId: document.id, ...(before === undefined ? {} : { sequence: { lt: before } }) },
    orderBy: { sequence: 'desc' },
    take: limit,
    select: SELECTION,
  })
  const oldest = records.at(-1)?.sequence ?? 1
  return ok({
    sequence: document.sequence,
    entries: records.map(toEntry),
    nextBefore: oldest > 1 ? oldest : null,
  })
}

function toEntry(record: Prisma.OperationGetPayload<{ select: typeof SELECTION }>): LogEntry {
  const { id, sequence, gestureId, segmentId, type, before, after, appliedAt, author } = record
  return {
    id,
    sequence,
    gestureId,
    segmentId,
    type: type as LogEntry['type'],
    author: author.name,
    appliedAt: appliedAt.toISOString(),
    before: before === null ? null : loggedSegment.parse(before),
    after: loggedSegment.parse(after),
  }
}

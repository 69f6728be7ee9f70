import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { type LoggedSegment, loggedSegment, type Revision } from '@/lib/segments/log-schema'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'

/** Databases take only so many parameters in one statement. */
const CHUNK = 500

/**
 * The segments of `annotatorId` on a video as they were after operation `sequence`; 0 is the empty beginning. Read from
 * the log alone, by what each segment's newest operation up to then left. Errors: `video-not-found`; `not-found` for an
 * operation that there is not.
 */
export async function readRevision(
  videoId: string,
  annotatorId: string,
  sequence: number,
): Promise<Result<Revision, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  if (sequence === 0) return ok({ sequence, appliedAt: null, segments: [] })
  const document = await db().annotationDocument.findUnique({
    where: { videoId_annotatorId: { videoId, annotatorId } },
    select: { id: true },
  })
  const made = document === null ? null : await operationAt(document.id, sequence)
  if (document === null || made === null) return err(apiError('not-found', `There is no revision ${sequence}.`))
  const newest = await db().operation.groupBy({
    by: ['segmentId'],
    where: { documentId: document.id, sequence: { lte: sequence } },
    _max: { sequence: true },
  })
  const sequences = newest.flatMap(({ _max }) => _max.sequence ?? [])
  const segments: LoggedSegment[] = []
  for (let start = 0; start < sequences.length; start += CHUNK) {
    const records = await db().operation.findMany({
      where: { documentId: document.id, sequence: { in: sequences.slice(start, start + CHUNK) } },
      select: { after: true },
    })
    segments.push(...records.map(({ after }) => loggedSegment.parse(after)))
  }
  const present = segments.filter(({ isDeleted }) => !isDeleted)
  present.sort((a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame || (a.id < b.id ? -1 : 1))
  return ok({ sequence, appliedAt: made.appliedAt.toISOString(), segments: present })
}

const operationAt = (documentId: string, sequence: number) =>
  db().operation.findUnique({
    where: { documentId_sequence: { documentId, sequence } },
    select: { appliedAt: true },
  })

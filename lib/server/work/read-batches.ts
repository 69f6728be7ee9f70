import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { withFootageSql } from '@/lib/server/videos/visible-to'
import type { BatchDetails, BatchSummary, BatchVideo } from '@/lib/work/batch-schema'
import { groupBy } from '@/lib/work/group-by'
import { workStateOf } from '@/lib/work/work-state'
import { batchPeople } from './assignable-people'
import { type BatchCount, countBatches, EMPTY_BATCH } from './batch-counts'
import { FOOTAGE, TAKES_PLACE } from './footage-sql'

export const BATCH_NOT_FOUND = apiError('batch-not-found', 'There is no such batch. It may have been removed.')

const WITH_MEMBERS = { _count: { select: { members: true } } } as const satisfies Prisma.BatchInclude
type Batch = Prisma.BatchGetPayload<{ include: typeof WITH_MEMBERS }>

/** Every batch with the videos that exist for `principal`, what is due first on top; closed ones last. */
export async function listBatches(principal: Principal): Promise<{ readonly batches: BatchSummary[] }> {
  const [batches, counts] = await Promise.all([
    db().batch.findMany({ include: WITH_MEMBERS, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
    countBatches(principal),
  ])
  return { batches: batches.map((batch) => toSummary(batch, counts.get(batch.id) ?? EMPTY_BATCH)).toSorted(byDue) }
}

const LAST = '9'

const byDue = (a: BatchSummary, b: BatchSummary): number =>
  Number(a.closedAt !== null) - Number(b.closedAt !== null) || (a.dueAt ?? LAST).localeCompare(b.dueAt ?? LAST)

/**
 * One batch with those of its videos that exist for `principal`, who labels them, and its members. Error:
 * `batch-not-found`.
 */
export async function readBatch(batchId: string, principal: Principal): Promise<Result<BatchDetails, ApiError>> {
  const batch = await db().batch.findUnique({ where: { id: batchId }, include: WITH_MEMBERS })
  if (batch === null) return err(BATCH_NOT_FOUND)
  const [counts, videos, members, people] = await Promise.all([
    countBatches(principal),
    readVideos(batchId, principal),
    // As sharing out takes them: what the page shows before is what comes of it.
    batchPeople(batchId),
    batchPeople(),
  ])
  return ok({ ...toSummary(batch, counts.get(batchId) ?? EMPTY_BATCH), videos, members, people })
}

const toSummary = (batch: Batch, { videoCount, counts }: BatchCount): BatchSummary => ({
  id: batch.id,
  name: batch.name,
  instructions: batch.instructions,
  annotatorsPerVideo: batch.annotatorsPerVideo,
  selfService: batch.selfService,
  dueAt: batch.dueAt?.toISOString() ?? null,
  closedAt: batch.closedAt?.toISOString() ?? null,
  createdAt: batch.createdAt.toISOString(),
  videoCount,
  memberCount: batch._count.members,
  progress: counts,
})

type VideoRow = {
  readonly id: string
  readonly title: string
  readonly seconds: number | null
  readonly kind: string | null
}
type AssignmentRow = {
  readonly videoId: string
  readonly userId: string
  readonly name: string
  readonly state: 'draft' | 'submitted' | 'accepted' | 'returned' | null
  readonly sequence: bigint | null
  readonly takesPlace: bigint
}

/** The videos of a batch in their order; two plain queries, also for thousands of them. */
async function readVideos(batchId: string, principal: Principal): Promise<BatchVideo[]> {
  const [videos, assignments] = await Promise.all([
    db().$queryRaw<VideoRow[]>`
      SELECT v."id", v."title", f."seconds", f."kind"
      FROM "BatchVideo" bv
      JOIN "Video" v ON v."id" = bv."videoId" AND v."deletedAt" IS NULL
      LEFT JOIN ${FOOTAGE} f ON f."videoId" = v."id"
      WHERE bv."batchId" = ${batchId} AND ${withFootageSql(principal)}
      ORDER BY bv."position", v."id"`,
    db().$queryRaw<AssignmentRow[]>`
      SELECT s."videoId", s."annotatorId" AS "userId", u."name", d."state", d."sequence", ${TAKES_PLACE} AS "takesPlace"
      FROM "BatchVideo" bv
      JOIN "Assignment" s ON s."videoId" = bv."videoId"
      JOIN "User" u ON u."id" = s."annotatorId"
      LEFT JOIN "AnnotationDocument" d ON d."videoId" = s."videoId" AND d."annotatorId" = s."annotatorId"
      WHERE bv."batchId" = ${batchId}
      ORDER BY u."name", u."id"`,
  ])
  const byVideo = groupBy(assignments, ({ videoId }) => videoId)
  return videos.map(({ id, title, seconds, kind }) => ({
    id,
    title,
    durationSeconds: Number(seconds ?? 0),
    isRawOnly: kind !== 'processed',
    assignments: (byVideo.get(id) ?? []).map(({ userId, name, state, sequence, takesPlace }) => ({
      ...{ userId, name },
      state: workStateOf(state, sequence === null ? null : Number(sequence)),
      takesPlace: Number(takesPlace) === 1,
    })),
  }))
}

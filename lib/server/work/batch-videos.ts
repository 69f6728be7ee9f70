import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { revokeAccess } from '@/lib/server/streaming/revoke-access'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { withFootage } from '@/lib/server/videos/visible-to'
import type { BatchDetails, BatchVideosChange } from '@/lib/work/batch-schema'
import { BATCH_NOT_FOUND, readBatch } from './read-batches'
import { inChunks, SERIALIZABLE, tellOfWork } from './work-transaction'

/** Work that must not be lost sight of: something was set in it, or it went further than a draft. */
export const BEGUN: Prisma.AnnotationDocumentWhereInput = { OR: [{ state: { not: 'draft' } }, { sequence: { gt: 0 } }] }

/**
 * Puts videos into a batch, behind those that are there, and takes others out. Whoever has begun a video that comes in has it
 * from then on. Errors: `batch-not-found`, `video-not-found`; `video-in-batch` where one is in another batch, with their
 * names in `details`. Then nothing is changed. A video that does not exist for `principal` is not found, and stays where it is.
 */
export async function changeBatchVideos(
  batchId: string,
  { add, remove }: BatchVideosChange,
  principal: Principal,
): Promise<Result<BatchDetails, ApiError>> {
  const changed = await db().$transaction(async (client) => {
    if ((await client.batch.count({ where: { id: batchId } })) === 0) return err(BATCH_NOT_FOUND)
    const theirs = new Set<string>()
    for (const ids of inChunks(remove)) {
      const rows = await client.batchVideo.findMany({
        where: { batchId, videoId: { in: ids }, video: withFootage(principal) },
      })
      for (const { videoId } of rows) theirs.add(videoId)
    }
    await freeVideos(client, [...theirs])
    const added = await addVideos(client, batchId, [...new Set(add)], principal)
    return added.ok ? ok([...theirs]) : added
  }, SERIALIZABLE)
  if (!changed.ok) return changed
  // What was open to everybody is not any more: all who watch it are admitted anew, or not at all.
  const added = new Set(add)
  revokeAccess(({ videoId }) => added.has(videoId))
  tellOfWork([...add, ...changed.value])
  return await readBatch(batchId, principal)
}

async function addVideos(
  client: Prisma.TransactionClient,
  batchId: string,
  videoIds: readonly string[],
  principal: Principal,
): Promise<Result<true, ApiError>> {
  const there = await client.batchVideo.aggregate({ where: { batchId }, _max: { position: true } })
  let position = there._max.position ?? 0
  for (const ids of inChunks(videoIds)) {
    const videos = await client.video.findMany({
      where: { id: { in: ids }, deletedAt: null, ...withFootage(principal) },
      select: { id: true, title: true, batch: { select: { batchId: true, batch: { select: { name: true } } } } },
    })
    if (videos.length < ids.length) return err(VIDEO_NOT_FOUND)
    const elsewhere = videos.filter(({ batch }) => batch !== null && batch.batchId !== batchId)
    if (elsewhere.length > 0) return err(inOther(elsewhere))
    const inIt = new Set(videos.filter(({ batch }) => batch !== null).map(({ id }) => id))
    const fresh = ids.filter((videoId) => !inIt.has(videoId))
    await client.batchVideo.createMany({
      data: fresh.map((videoId) => ({ videoId, batchId, position: ++position })),
    })
    await keepWithWhoBegan(client, fresh)
  }
  return ok(true)
}

function inOther(
  videos: readonly { id: string; title: string; batch: { batch: { name: string } } | null }[],
): ApiError {
  const [first] = videos
  const more = videos.length === 1 ? '' : ` So are ${videos.length - 1} more of them.`
  return apiError(
    'video-in-batch',
    `“${first?.title}” is in the batch “${first?.batch?.batch.name}” already; take it out there first.${more}`,
    { videos: videos.map(({ id, title, batch }) => ({ id, title, batch: batch?.batch.name })) },
  )
}

async function keepWithWhoBegan(client: Prisma.TransactionClient, videoIds: readonly string[]): Promise<void> {
  const [begun, have] = await Promise.all([
    client.annotationDocument.findMany({
      where: { videoId: { in: [...videoIds] }, annotatorId: { not: GOLD_USER_ID }, ...BEGUN },
      select: { videoId: true, annotatorId: true },
    }),
    client.assignment.findMany({ where: { videoId: { in: [...videoIds] } } }),
  ])
  const taken = new Set(have.map(({ videoId, annotatorId }) => `${videoId}\n${annotatorId}`))
  const data = begun.filter(({ videoId, annotatorId }) => !taken.has(`${videoId}\n${annotatorId}`))
  await client.assignment.createMany({ data })
}

/** Takes videos out of their batches. Work that was begun stays with its people; what nobody began is nobody's. */
export async function freeVideos(client: Prisma.TransactionClient, videoIds: readonly string[]): Promise<void> {
  for (const ids of inChunks(videoIds)) {
    await client.batchVideo.deleteMany({ where: { videoId: { in: ids } } })
    const [assignments, begun] = await Promise.all([
      client.assignment.findMany({ where: { videoId: { in: ids } } }),
      client.annotationDocument.findMany({
        where: { videoId: { in: ids }, ...BEGUN },
        select: { videoId: true, annotatorId: true },
      }),
    ])
    const kept = new Set(begun.map(({ videoId, annotatorId }) => `${videoId}\n${annotatorId}`))
    const gone = assignments.filter(({ videoId, annotatorId }) => !kept.has(`${videoId}\n${annotatorId}`))
    await client.assignment.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  }
}

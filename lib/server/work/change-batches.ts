import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { BatchChanges, BatchDetails, NewBatch } from '@/lib/work/batch-schema'
import { requireAssignable } from './assignable-people'
import { freeVideos } from './batch-videos'
import { BATCH_NOT_FOUND, readBatch } from './read-batches'
import { SERIALIZABLE, tellOfWork } from './work-transaction'

const nameTaken = (name: string): ApiError =>
  apiError('batch-exists', `There is a batch named “${name}” already. Choose another name.`)

/** Makes a batch without videos. Error: `batch-exists`. */
export async function createBatch(
  { dueAt, ...fields }: NewBatch,
  principal: Principal,
): Promise<Result<BatchDetails, ApiError>> {
  const made = await db().$transaction(async (client) => {
    if ((await client.batch.findUnique({ where: { name: fields.name } })) !== null) return err(nameTaken(fields.name))
    return ok(await client.batch.create({ data: { ...fields, dueAt: dateOf(dueAt) } }))
  }, SERIALIZABLE)
  return made.ok ? await readBatch(made.value.id, principal) : made
}

/** Changes what is named. Closing keeps everything as it is and lets nobody edit. Errors: `batch-not-found`, `batch-exists`. */
export async function changeBatch(
  batchId: string,
  { dueAt, closed, ...fields }: BatchChanges,
  principal: Principal,
): Promise<Result<BatchDetails, ApiError>> {
  const changed = await db().$transaction(async (client) => {
    const batch = await client.batch.findUnique({ where: { id: batchId } })
    if (batch === null) return err(BATCH_NOT_FOUND)
    const { name } = fields
    const other = name === undefined ? null : await client.batch.findUnique({ where: { name } })
    if (name !== undefined && other !== null && other.id !== batchId) return err(nameTaken(name))
    const named = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    const closedAt = closed === true ? (batch.closedAt ?? new Date()) : null
    await client.batch.update({
      where: { id: batchId },
      data: {
        ...named,
        ...(dueAt === undefined ? {} : { dueAt: dateOf(dueAt) }),
        ...(closed === undefined ? {} : { closedAt }),
      },
    })
    return ok(await client.batchVideo.findMany({ where: { batchId }, select: { videoId: true } }))
  }, SERIALIZABLE)
  if (!changed.ok) return changed
  if (closed !== undefined) tellOfWork(changed.value.map(({ videoId }) => videoId))
  return await readBatch(batchId, principal)
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

/**
 * Removes a batch: all its videos are in none, and open to all who may see their footage. What was labeled stays. Error:
 * `batch-not-found`.
 */
export async function removeBatch(batchId: string): Promise<Result<{ readonly name: string }, ApiError>> {
  const removed = await db().$transaction(async (client) => {
    const batch = await client.batch.findUnique({
      where: { id: batchId },
      select: { name: true, videos: { select: { videoId: true } } },
    })
    if (batch === null) return err(BATCH_NOT_FOUND)
    const videoIds = batch.videos.map(({ videoId }) => videoId)
    await freeVideos(client, videoIds)
    await client.batch.delete({ where: { id: batchId } })
    return ok({ name: batch.name, videoIds })
  }, SERIALIZABLE)
  if (removed.ok) tellOfWork(removed.value.videoIds)
  return removed
}

/**
 * Says who may take videos of a batch. Whoever is left out keeps what they have. Errors: `batch-not-found`,
 * `user-not-found`.
 */
export async function setMembers(
  batchId: string,
  userIds: readonly string[],
  principal: Principal,
): Promise<Result<BatchDetails, ApiError>> {
  const changed = await db().$transaction(async (client) => {
    if ((await client.batch.count({ where: { id: batchId } })) === 0) return err(BATCH_NOT_FOUND)
    const people = await requireAssignable(client, userIds)
    if (!people.ok) return people
    await client.batchMember.deleteMany({ where: { batchId } })
    await client.batchMember.createMany({ data: people.value.map(({ id: userId }) => ({ batchId, userId })) })
    return ok(true)
  }, SERIALIZABLE)
  return changed.ok ? await readBatch(batchId, principal) : changed
}

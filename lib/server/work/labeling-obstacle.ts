import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { Prisma } from '@/lib/server/db/generated/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'

/**
 * Why nothing of `annotatorId` on the video can be edited, as far as its batch says; null if nothing is in the way.
 * `document-closed`: the batch is closed. `permission-denied`: the video was given to others. In no batch it is open to
 * all. The gold document is written by whoever decides between versions.
 */
export async function labelingObstacle(
  client: Prisma.TransactionClient,
  videoId: string,
  annotatorId: string,
): Promise<ApiError | null> {
  if (annotatorId === GOLD_USER_ID) return null
  const place = await client.batchVideo.findUnique({
    where: { videoId },
    select: { batch: { select: { name: true, closedAt: true } } },
  })
  if (place === null) return null
  const { name, closedAt } = place.batch
  if (closedAt !== null) {
    return apiError('document-closed', `The batch “${name}” is closed. An administrator can open it again.`)
  }
  const isTheirs = (await client.assignment.count({ where: { videoId, annotatorId } })) > 0
  return isTheirs
    ? null
    : apiError('permission-denied', `This video belongs to the batch “${name}” and was not given to you.`)
}

import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { ReindexRequest } from '@/lib/ingest/reindex-request'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { createReindexJob } from '@/lib/server/jobs/create-reindex-job'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { type ImportListener, reportJob } from './report-job'

/** The variants that are to be measured again. Error: `video-not-found`, or `not-found` where the library is empty. */
export async function variantsToReindex({ videoId }: ReindexRequest): Promise<Result<string[], ApiError>> {
  const variants = await db().variant.findMany({
    where: { video: { deletedAt: null }, ...(videoId === undefined ? {} : { videoId }) },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  if (variants.length > 0) return ok(variants.map(({ id }) => id))
  return err(videoId === undefined ? apiError('not-found', 'The library has no videos.') : VIDEO_NOT_FOUND)
}

/** Makes a job of every variant, and says what becomes of each. */
export async function reindexVariants(variantIds: readonly string[], listener: ImportListener): Promise<void> {
  listener.onEvent({ event: 'planned', files: variantIds.length })
  const reported: Promise<void>[] = []
  for (const variantId of variantIds) {
    if (listener.signal?.aborted === true) break
    const job = await createReindexJob({ variantId, userId: listener.userId })
    if (job !== null) reported.push(reportJob(`${job.fileName} (${variantId})`, job, listener))
  }
  await Promise.all(reported)
}

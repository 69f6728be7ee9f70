import 'server-only'
import type { Job } from '@/lib/jobs/schema'
import { db } from '@/lib/server/db/client'
import { type ReindexInput, reindexInput } from './job-input'
import { queueJob } from './queue-job'

/** Queues that a variant in the library is measured and its copies are made again; null if it is not there, or deleted. */
export async function createReindexJob(input: ReindexInput): Promise<Job | null> {
  const original = await db().rendition.findFirst({
    where: { variantId: input.variantId, kind: 'original', variant: { video: { deletedAt: null } } },
    select: { fileName: true, variant: { select: { kind: true, videoId: true } } },
  })
  if (original === null) return null
  const { fileName, variant } = original
  return await queueJob({
    kind: 'reindex',
    source: 'library',
    fileName,
    variant: variant.kind,
    videoId: variant.videoId,
    input: reindexInput.parse(input),
  })
}

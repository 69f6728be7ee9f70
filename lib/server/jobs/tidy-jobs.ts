import 'server-only'
import { readdir } from 'node:fs/promises'
import { db } from '@/lib/server/db/client'
import { jobFolder } from '@/lib/server/ingest/work-folder'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { settleSource } from './settle-source'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long a job that has ended can be looked up. */
const RECORDED_MS = 30 * DAY_MS
/** How long an upload that failed can be tried again. */
const KEPT_MS = 7 * DAY_MS

/**
 * Puts away what jobs left that ended when the process was killed, folders of jobs that are not recorded, uploads that failed
 * and that nobody tried again, and the records of jobs that ended long ago. For the process that owns the data folder.
 */
export async function tidyJobs(now: number = Date.now()): Promise<void> {
  const ended = { state: { in: ['succeeded', 'failed', 'cancelled'] as ('succeeded' | 'failed' | 'cancelled')[] } }
  await db().job.deleteMany({ where: { ...ended, finishedAt: { lt: new Date(now - RECORDED_MS) } } })
  for (const id of await readdir(dataFolder().jobs).catch(() => [])) {
    const job = await db().job.findUnique({ where: { id } })
    const isForgotten = job?.finishedAt != null && job.finishedAt.getTime() < now - KEPT_MS
    if (job === null || isForgotten) await (await jobFolder(id)).discard()
    else if (job.state !== 'queued' && job.state !== 'running') await settleSource(job)
  }
}

import 'server-only'
import { readdir } from 'node:fs/promises'
import { db } from '@/lib/server/db/client'
import { jobFolder } from '@/lib/server/ingest/work-folder'
import { log } from '@/lib/server/log'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { putAside } from './put-aside'
import { settleSource } from './settle-source'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long a job that has ended can be looked up. */
const RECORDED_MS = 30 * DAY_MS
/** How long an upload that failed can be tried again. */
const KEPT_MS = 7 * DAY_MS

/**
 * Puts away what jobs left that ended when the process was killed, what unrecorded ones left, uploads that failed and that
 * nobody tried again, and the records of jobs that ended long ago. For the process that owns the data folder.
 */
export async function tidyJobs(now: number = Date.now()): Promise<void> {
  const ended = { state: { in: ['succeeded', 'failed', 'cancelled'] as ('succeeded' | 'failed' | 'cancelled')[] } }
  await db().job.deleteMany({ where: { ...ended, finishedAt: { lt: new Date(now - RECORDED_MS) } } })
  for (const id of await readdir(dataFolder().jobs).catch(() => [])) {
    const job = await db().job.findUnique({ where: { id } })
    const isForgotten = job?.source === 'upload' && job.finishedAt !== null && job.finishedAt.getTime() < now - KEPT_MS
    if (job === null) await settleUnrecorded(id)
    else if (isForgotten) await (await jobFolder(id)).discard()
    else if (job.state !== 'queued' && job.state !== 'running') await settleSource(job)
  }
}

/** What a job had taken that no record tells of any more, as after an older database was put back, is nobody's to delete. */
async function settleUnrecorded(id: string): Promise<void> {
  try {
    const folder = await jobFolder(id)
    if (folder.has('original')) await putAside(folder.path('original'), 'refused', id, UNRECORDED)
    await folder.discard()
  } catch (error) {
    log().error({ err: error, jobId: id }, 'the work folder of a job that is not recorded could not be put away')
  }
}

const UNRECORDED = 'The database does not know the import that this file was brought by. Put it into the inbox again.'

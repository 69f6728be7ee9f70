import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { Job, JobList, JobListQuery } from '@/lib/jobs/schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { type Job as JobRecord, Prisma } from '@/lib/server/db/generated/client'
import { jobFolder } from '@/lib/server/ingest/work-folder'
import { sniffFile } from '@/lib/server/media/sniff-file'
import { isSeen } from '@/lib/server/videos/visible-to'
import { importInput } from './job-input'
import { liveStepsOf, tellOfJob } from './job-news'
import { jobOf } from './job-wire'
import { settleSource } from './settle-source'
import { wakeWorker } from './wake-worker'
import { abortRunning } from './worker'

/** The address of one job. */
export const jobParams = z.object({ jobId: z.string().max(64) })

const ACTIVE = ['queued', 'running'] as const

const JOB_NOT_FOUND = apiError('not-found', 'There is no such job. It may have been cleared away.')

const NEWEST_FIRST = [{ createdAt: 'desc' }, { id: 'desc' }] as const

/** Where not all can be told of: those that run, and then the next ones; of the others those that ended last. */
const ORDER = {
  active: [{ state: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
  finished: [{ finishedAt: 'desc' }, ...NEWEST_FIRST],
} as const satisfies Record<string, Prisma.JobOrderByWithRelationInput[]>

/** Of jobs with raw footage hears only who may see that. */
const seenBy = (principal: Principal): Prisma.JobWhereInput =>
  isSeen('raw', principal) ? {} : { variant: 'processed' }

/** The jobs that exist for `principal`, in the order of their state; of any state, the newest first. */
export async function listJobs({ state, limit }: JobListQuery, principal: Principal): Promise<JobList> {
  const ofState =
    state === undefined ? {} : { state: state === 'active' ? { in: [...ACTIVE] } : { notIn: [...ACTIVE] } }
  const seen = seenBy(principal)
  const [jobs, active] = await Promise.all([
    db().job.findMany({
      where: { ...ofState, ...seen },
      orderBy: [...(state === undefined ? NEWEST_FIRST : ORDER[state])],
      take: limit,
    }),
    db().job.count({ where: { state: { in: [...ACTIVE] }, ...seen } }),
  ])
  return { jobs: jobs.map((record) => jobOf(record, liveStepsOf(record.id))), active }
}

export async function readJob(jobId: string): Promise<Result<Job, ApiError>> {
  const record = await db().job.findUnique({ where: { id: jobId } })
  return record === null ? err(JOB_NOT_FOUND) : ok(jobOf(record, liveStepsOf(record.id)))
}

/** The id of a job that exists for `principal`. Error: `not-found`, the same for what is not there and not theirs. */
export async function requireJob(jobId: string, principal: Principal): Promise<Result<string, ApiError>> {
  const count = await db().job.count({ where: { id: jobId, ...seenBy(principal) } })
  return count > 0 ? ok(jobId) : err(JOB_NOT_FOUND)
}

/** Ends a job: at once if it has not begun, else as soon as its step lets go. One that has ended stays as it is. */
export async function cancelJob(jobId: string): Promise<Result<Job, ApiError>> {
  const record = await db().job.findUnique({ where: { id: jobId } })
  if (record === null) return err(JOB_NOT_FOUND)
  const now = new Date()
  const outcome = { status: 'failed', reason: 'It was cancelled.' }
  const waiting = await db().job.updateMany({
    where: { id: jobId, state: 'queued' },
    data: { state: 'cancelled', cancelRequestedAt: now, finishedAt: now, outcome },
  })
  if (waiting.count === 0)
    await db().job.updateMany({ where: { id: jobId, state: 'running' }, data: { cancelRequestedAt: now } })
  const after = await db().job.findUniqueOrThrow({ where: { id: jobId } })
  if (waiting.count > 0) await settleSource(after)
  abortRunning(jobId)
  return ok(tellOfJob(after))
}

/** Queues a job anew that failed or was cancelled. Error: `version-conflict` where it did not end so, or its file is gone. */
export async function retryJob(jobId: string): Promise<Result<Job, ApiError>> {
  const record = await db().job.findUnique({ where: { id: jobId } })
  if (record === null) return err(JOB_NOT_FOUND)
  if (record.state !== 'failed' && record.state !== 'cancelled')
    return err(apiError('version-conflict', 'Only a job that failed or was cancelled can be tried again.'))
  if (!(await hasSource(record)))
    return err(apiError('version-conflict', 'Its file is not here any more. Send or import the file again.'))
  const again = {
    state: 'queued',
    attempts: 0,
    runAfter: new Date(),
    steps: [],
    cancelRequestedAt: null,
    startedAt: null,
    finishedAt: null,
    trouble: null,
  } as const
  const after = await db().job.update({ where: { id: jobId }, data: { ...again, outcome: Prisma.DbNull } })
  const job = tellOfJob(after)
  wakeWorker()
  return ok(job)
}

async function hasSource(record: JobRecord): Promise<boolean> {
  if (record.kind !== 'import') return true
  const { file } = importInput.parse(record.input)
  if ((await jobFolder(record.id)).has('original')) return true
  return (await sniffFile(file.path).catch(() => null)) !== null
}

import 'server-only'
import { db } from '@/lib/server/db/client'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import { importInput } from './job-input'

/** For so long a job is a worker's without a word from it. */
export const LEASE_MS = 30_000

/** How many jobs are looked at for one that may begin: more only where very many wait for another job. */
const LOOKED_AT = 200

/** The place from which on a lease that begins now ends. */
const leaseEnd = (): Date => new Date(Date.now() + LEASE_MS)

/**
 * Takes the oldest job that may begin and that `accepts` wants, for `owner`; null if there is none. A job whose worker let
 * its lease run out may begin again. Two workers never get the same job.
 */
export async function claimJob(owner: string, accepts: (jobId: string) => boolean): Promise<JobRecord | null> {
  const now = new Date()
  const waiting = await db().job.findMany({
    where: {
      OR: [
        { state: 'queued', runAfter: { lte: now } },
        { state: 'running', leaseUntil: { lt: now } },
      ],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: LOOKED_AT,
  })
  for (const job of waiting) {
    if (!accepts(job.id) || (await isBlocked(job))) continue
    const { count } = await db().job.updateMany({
      where: { id: job.id, state: job.state, leaseUntil: job.leaseUntil },
      data: {
        state: 'running',
        leaseOwner: owner,
        leaseUntil: leaseEnd(),
        startedAt: job.startedAt ?? now,
        trouble: null,
      },
    })
    if (count === 1) return await db().job.findUnique({ where: { id: job.id } })
  }
  return null
}

/** Whether the job has to wait for another one to end. */
async function isBlocked({ kind, input }: JobRecord): Promise<boolean> {
  if (kind !== 'import') return false
  const { afterJobId } = importInput.parse(input)
  if (afterJobId === undefined) return false
  return (await db().job.count({ where: { id: afterJobId, state: { in: ['queued', 'running'] } } })) > 0
}

/** Says that the jobs with these ids are still worked on. */
export const renewLeases = (owner: string, jobIds: readonly string[]) =>
  db().job.updateMany({ where: { id: { in: [...jobIds] }, leaseOwner: owner }, data: { leaseUntil: leaseEnd() } })

/** Has every running job begin again. For the process that has just become the owner of the data folder: nobody else runs one. */
export const releaseLeases = () =>
  db().job.updateMany({
    where: { state: 'running' },
    data: { state: 'queued', leaseOwner: null, leaseUntil: null, runAfter: new Date() },
  })

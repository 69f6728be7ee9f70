import 'server-only'
import { db } from '@/lib/server/db/client'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import { importInput } from './job-input'

/** For so long a job is a worker's without a word from it. */
export const LEASE_MS = 30_000

/** How many jobs are looked at together for one that may begin. */
const LOOKED_AT = 200

/** Which jobs a worker wants: `only` these, if said, and none of those that it has (`except`). */
export type WantedJobs = { readonly only?: readonly string[]; readonly except: readonly string[] }

/** The place from which on a lease that begins now ends. */
const leaseEnd = (): Date => new Date(Date.now() + LEASE_MS)

/**
 * Takes the oldest wanted job that may begin, for `owner`; null if there is none. A job whose worker let its lease run out may
 * begin again, but not beside itself: after a machine slept, every lease has run out. Two workers never get the same job.
 */
export async function claimJob(owner: string, wanted: WantedJobs): Promise<JobRecord | null> {
  const now = new Date()
  for (let skip = 0; ; skip += LOOKED_AT) {
    const waiting = await db().job.findMany({
      where: {
        id: wanted.only === undefined ? { notIn: [...wanted.except] } : { in: without(wanted.only, wanted.except) },
        OR: [
          { state: 'queued', runAfter: { lte: now } },
          { state: 'running', leaseUntil: { lt: now } },
        ],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: LOOKED_AT,
      skip,
    })
    for (const job of waiting) {
      const claimed = (await isBlocked(job)) ? null : await claim(job, owner, now)
      if (claimed !== null) return claimed
    }
    if (waiting.length < LOOKED_AT) return null
  }
}

const without = (ids: readonly string[], except: readonly string[]): string[] =>
  ids.filter((id) => !except.includes(id))

/** Null if somebody was faster. */
async function claim(job: JobRecord, owner: string, now: Date): Promise<JobRecord | null> {
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
  return count === 1 ? await db().job.findUnique({ where: { id: job.id } }) : null
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

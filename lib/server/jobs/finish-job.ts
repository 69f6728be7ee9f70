import 'server-only'
import { db } from '@/lib/server/db/client'
import type { Job as JobRecord, Prisma } from '@/lib/server/db/generated/client'
import { tellOfVideos } from '@/lib/server/live/live-events'
import { log } from '@/lib/server/log'
import { setLiveSteps, tellOfJob } from './job-news'
import type { JobResult } from './run-job'
import { settleSource } from './settle-source'
import type { StepTracker } from './step-tracker'

/** Why the worker ended an attempt itself. `stopped`: the process ends, and the job goes on with the next one. */
export type Interruption = 'cancelled' | 'stopped' | null

/** How long a job waits after its first, second ... failed attempt. */
const RETRY_MS = [5_000, 30_000] as const

/** Records what an attempt came to, settles what becomes of the source, and tells whoever listens. */
export async function finishJob(
  record: JobRecord,
  result: JobResult,
  tracker: StepTracker,
  interruption: Interruption,
): Promise<void> {
  const isDone = !('mayPass' in result)
  if (!isDone) tracker.fail()
  const change = isDone ? succeeded(result) : ended(record, result, interruption)
  const steps = tracker.steps().map((step) => ({ ...step, secondsLeft: null }))
  setLiveSteps(record.id, null)
  const after = await db().job.update({
    where: { id: record.id },
    data: { ...change, steps: interruption === 'stopped' && !isDone ? [] : steps, leaseOwner: null, leaseUntil: null },
  })
  if (after.state !== 'queued') await settleSource(after)
  if (isDone) tellOfVideos(result.videoId)
  tellOfJob(after)
  if (after.state === 'failed')
    log().info({ jobId: after.id, fileName: after.fileName, reason: result.reason }, 'a job ended without a video')
}

type Succeeded = Extract<JobResult, { status: 'imported' | 'duplicate' }>
type Change = Prisma.JobUncheckedUpdateInput

const succeeded = (result: Succeeded): Change => ({
  state: 'succeeded',
  videoId: result.videoId,
  outcome: outcomeOf(result),
  finishedAt: new Date(),
})

function ended(
  { attempts, maxAttempts }: JobRecord,
  result: Exclude<JobResult, Succeeded>,
  interruption: Interruption,
): Change {
  if (interruption === 'stopped') return { state: 'queued' }
  if (interruption === 'cancelled')
    return { state: 'cancelled', outcome: { status: 'failed', reason: 'It was cancelled.' }, finishedAt: new Date() }
  const made = attempts + 1
  const delay = RETRY_MS[made - 1] ?? RETRY_MS.at(-1) ?? 0
  if (result.mayPass && made < maxAttempts)
    return { state: 'queued', attempts: made, trouble: result.reason, runAfter: new Date(Date.now() + delay) }
  const videoId = result.videoId === undefined ? {} : { videoId: result.videoId }
  return { state: 'failed', attempts: made, outcome: outcomeOf(result), finishedAt: new Date(), ...videoId }
}

const outcomeOf = ({ status, reason }: { status: string; reason?: string | undefined }) => ({
  status,
  ...(reason !== undefined && { reason }),
})

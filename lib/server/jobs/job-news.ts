import 'server-only'
import type { Job, JobStep } from '@/lib/jobs/schema'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import { publishLive } from '@/lib/server/live/live-events'
import { processWide } from '@/lib/server/process-wide'
import { jobOf } from './job-wire'

const running = processWide<Map<string, readonly JobStep[]>>('job-steps')

/** How far the steps of the job are that runs in this process; undefined for any other. */
export const liveStepsOf = (jobId: string): readonly JobStep[] | undefined => running.value?.get(jobId)

/** Remembers how far the steps of a running job are; null when it runs no more. */
export function setLiveSteps(jobId: string, steps: readonly JobStep[] | null): void {
  running.value ??= new Map()
  if (steps === null) running.value.delete(jobId)
  else running.value.set(jobId, steps)
}

/** Tells whoever listens how a job is now, and gives that back. */
export function tellOfJob(record: JobRecord): Job {
  const job = jobOf(record, liveStepsOf(record.id))
  publishLive({ event: 'job', data: job })
  return job
}

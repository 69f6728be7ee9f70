import 'server-only'
import { isFinished, type Job } from '@/lib/jobs/schema'
import { invariant } from '@/lib/result/invariant'
import { listenLive } from '@/lib/server/live/live-events'
import { cancelJob, readJob } from './manage-jobs'

export type FollowOptions = {
  readonly onProgress?: (job: Job) => void
  /** When aborted, the job is cancelled. */
  readonly signal?: AbortSignal | undefined
}

/** The job as it ended. It has to run in this process. */
export async function followJob(jobId: string, { onProgress, signal }: FollowOptions = {}): Promise<Job> {
  const cancel = () => void cancelJob(jobId)
  signal?.addEventListener('abort', cancel, { once: true })
  let stopListening = () => {}
  try {
    return await new Promise<Job>((resolve, reject) => {
      const take = (job: Job) => (isFinished(job) ? resolve(job) : onProgress?.(job))
      stopListening = listenLive((event) => {
        if (event.event === 'job' && event.data.id === jobId) take(event.data)
      })
      // It may have ended, or been cancelled, before anybody listened.
      readJob(jobId).then((now) => {
        invariant(now.ok, 'a job that is followed was made')
        take(now.value)
        if (signal?.aborted === true) cancel()
      }, reject)
    })
  } finally {
    stopListening()
    signal?.removeEventListener('abort', cancel)
  }
}

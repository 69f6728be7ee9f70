import { type Job, job } from '@/lib/jobs/schema'
import { requestJson } from './request'

const actionUrl = (jobId: string, action: 'cancel' | 'retry'): string =>
  `/api/jobs/${encodeURIComponent(jobId)}/${action}`

/** Asks the server to end a job. A running one ends soon after, at a place where nothing is lost. Throws RequestError. */
export const cancelJob = (jobId: string): Promise<Job> =>
  requestJson(actionUrl(jobId, 'cancel'), job, { method: 'POST' })

/** Puts a job that failed or was cancelled back into the queue. Throws RequestError. */
export const retryJob = (jobId: string): Promise<Job> => requestJson(actionUrl(jobId, 'retry'), job, { method: 'POST' })

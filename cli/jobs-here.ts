import type { ImportListener } from '@/lib/server/ingest/report-job'

/**
 * Has this process do the jobs that `work` makes. What somebody else left in the queue is for the server: this command
 * does what it was asked to. The worker is loaded only where it is needed: it brings the database.
 */
export async function jobsHere(
  listener: Omit<ImportListener, 'onJob'>,
  work: (listener: ImportListener) => Promise<void>,
): Promise<void> {
  const { startWorker } = await import('@/lib/server/jobs/worker')
  const mine = new Set<string>()
  const worker = startWorker({ accepts: (jobId) => mine.has(jobId) })
  try {
    await work({ ...listener, onJob: (jobId) => mine.add(jobId) })
  } finally {
    await worker.stop()
  }
}

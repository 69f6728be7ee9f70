import { isFinished } from '@/lib/jobs/schema'
import type { ImportListener } from '@/lib/server/ingest/report-job'

/** Of so many of its jobs this command asks at once for one that may begin. */
const ASKED_FOR = 500

/**
 * Has this process do the jobs that `work` makes. What somebody else left in the queue is for the server: this command
 * does what it was asked to. The worker is loaded only where it is needed: it brings the database.
 */
export async function jobsHere(
  listener: Omit<ImportListener, 'onJob'>,
  work: (listener: ImportListener) => Promise<void>,
): Promise<void> {
  const { startWorker } = await import('@/lib/server/jobs/worker')
  const { listenLive } = await import('@/lib/server/live/live-events')
  // In the order in which they were made.
  const mine = new Set<string>()
  const stopListening = listenLive((event) => {
    if (event.event === 'job' && isFinished(event.data)) mine.delete(event.data.id)
  })
  const worker = startWorker({ only: () => [...mine].slice(0, ASKED_FOR) })
  try {
    await work({ ...listener, onJob: (jobId) => mine.add(jobId) })
  } finally {
    await worker.stop()
    stopListening()
  }
}

import { type ImportEvent, importEvent } from '@/lib/ingest/import-request'
import { serverEvents } from './server-events'

/** Work on files that a running server does, as jobs of its own. */
export type JobsWork = {
  readonly address: string
  readonly secret: string
  readonly path: '/api/imports' | '/api/reindex'
  readonly body: unknown
  readonly onEvent: (event: ImportEvent) => void
  readonly signal: AbortSignal
}

/**
 * Has the server at `address` do the work, and passes on what it says. Throws with a reason if it refuses or stops half-way.
 * After an interruption the jobs that have not ended are cancelled.
 */
export async function jobsThroughServer({ onEvent, signal, ...work }: JobsWork): Promise<void> {
  let planned: number | null = null
  let settled = 0
  const jobs = new Map<string, string>()
  const events = serverEvents({ ...work, event: importEvent, signal })
  for await (const event of untilStopped(events, () => planned !== null)) {
    if (event.event === 'planned') planned = event.files
    if (event.event === 'queued') jobs.set(event.file, event.jobId)
    if (event.event === 'result') {
      settled += 1
      jobs.delete(event.result.file)
    }
    if (event.event === 'failed') throw new Error(event.reason)
    onEvent(event)
  }
  if (signal.aborted) await cancel(work, [...jobs.values()])
  else if (planned !== settled) throw new Error(STOPPED)
}

const STOPPED =
  'The server stopped before every file was done. What was begun goes on when it is started again; nothing is done twice.'

/** The events, and why there are no more: once the server has begun, the jobs are its own and go on. */
async function* untilStopped(
  events: AsyncGenerator<ImportEvent>,
  hasBegun: () => boolean,
): AsyncGenerator<ImportEvent> {
  try {
    yield* events
  } catch (error) {
    throw hasBegun() ? new Error(STOPPED, { cause: error }) : error
  }
}

async function cancel(
  { address, secret }: Pick<JobsWork, 'address' | 'secret'>,
  jobIds: readonly string[],
): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` }
  for (const id of jobIds)
    await fetch(new URL(`/api/jobs/${id}/cancel`, address), { method: 'POST', headers }).catch(() => {})
}

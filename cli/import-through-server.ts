import { type ImportEvent, type ImportRequest, importEvent } from '@/lib/ingest/import-request'
import { serverEvents } from './server-events'

type Listener = { readonly onEvent: (event: ImportEvent) => void; readonly signal: AbortSignal }

/**
 * Has the server at `address` import, and passes on what it says. Throws with a reason if it refuses or stops half-way.
 * The imports are the server's jobs: after an interruption those that have not ended are cancelled.
 */
export async function importThroughServer(
  address: string,
  secret: string,
  request: ImportRequest,
  { onEvent, signal }: Listener,
): Promise<void> {
  let planned: number | null = null
  let settled = 0
  const jobs = new Map<string, string>()
  const work = { address, secret, path: '/api/imports', body: request, event: importEvent, signal }
  for await (const event of serverEvents(work)) {
    if (event.event === 'planned') planned = event.files
    if (event.event === 'queued') jobs.set(event.file, event.jobId)
    if (event.event === 'result') {
      settled += 1
      jobs.delete(event.result.file)
    }
    if (event.event === 'failed') throw new Error(event.reason)
    onEvent(event)
  }
  if (signal.aborted) await cancel(address, secret, [...jobs.values()])
  else if (planned !== settled)
    throw new Error(
      'The server stopped before every file was done. What was begun goes on when it is started again; importing again does nothing twice.',
    )
}

async function cancel(address: string, secret: string, jobIds: readonly string[]): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` }
  for (const id of jobIds)
    await fetch(new URL(`/api/jobs/${id}/cancel`, address), { method: 'POST', headers }).catch(() => {})
}

import { type ImportEvent, type ImportRequest, importEvent } from '@/lib/ingest/import-request'
import { serverEvents } from './server-events'

/** Has the server at `address` import, and passes on what it says. Throws with a reason if it refuses or stops half-way. */
export async function importThroughServer(
  address: string,
  secret: string,
  request: ImportRequest,
  { onEvent, signal }: { readonly onEvent: (event: ImportEvent) => void; readonly signal: AbortSignal },
): Promise<void> {
  let planned: number | null = null
  let settled = 0
  const work = { address, secret, path: '/api/imports', body: request, event: importEvent, signal }
  for await (const event of serverEvents(work)) {
    if (event.event === 'planned') planned = event.files
    if (event.event === 'result') settled += 1
    if (event.event === 'failed') throw new Error(event.reason)
    onEvent(event)
  }
  if (!signal.aborted && planned !== settled)
    throw new Error('The server stopped before every file was done. Import again: what is done is not done twice.')
}

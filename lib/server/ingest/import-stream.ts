import 'server-only'
import type { ImportEvent } from '@/lib/ingest/import-request'
import { eventStream } from '@/lib/server/http/event-stream'

/**
 * The work on files as an answer of newline-delimited JSON, an {@link ImportEvent} a line, while it goes on. When the client
 * goes away, the jobs go on: whoever wants them ended cancels them.
 */
export const importStream = (
  request: Request,
  work: (onEvent: (event: ImportEvent) => void) => Promise<void>,
): Response =>
  eventStream<ImportEvent>({
    request,
    name: 'an import',
    work,
    progressOf: (event) => (event.event === 'progress' ? `${event.step} ${event.file}` : null),
    failed: { event: 'failed', reason: 'The import failed unexpectedly; the log of the server says why.' },
  })

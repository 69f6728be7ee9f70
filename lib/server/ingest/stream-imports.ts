import 'server-only'
import { isAbsolute } from 'node:path'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { ImportEvent, ImportRequest } from '@/lib/ingest/import-request'
import { err, ok, type Result } from '@/lib/result/result'
import { eventStream } from '@/lib/server/http/event-stream'
import { importFiles } from './import-files'

/**
 * The import of `body` as an answer of newline-delimited JSON, an {@link ImportEvent} a line, while it goes on. When the
 * client goes away, the jobs go on: whoever wants them ended cancels them.
 */
export async function streamImports(input: {
  readonly request: Request
  readonly body: ImportRequest
  readonly principal: { readonly userId: string }
}): Promise<Result<Response, ApiError>> {
  const { request, body, principal } = input
  const named = body.pair === undefined ? body.paths : [...body.paths, body.pair]
  if (!named.every((path) => isAbsolute(path)))
    return err(apiError('malformed-request', 'The body, paths: they must be absolute.'))
  const answer = eventStream<ImportEvent>({
    request,
    name: 'an import',
    work: (onEvent) => importFiles(body, { onEvent, userId: principal.userId }),
    progressOf: (event) => (event.event === 'progress' ? `${event.step} ${event.file}` : null),
    failed: { event: 'failed', reason: 'The import failed unexpectedly; the log of the server says why.' },
  })
  return ok(answer)
}

import 'server-only'
import { isAbsolute } from 'node:path'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { ImportEvent, ImportRequest } from '@/lib/ingest/import-request'
import { err, ok, type Result } from '@/lib/result/result'
import { log } from '@/lib/server/log'
import { importFiles } from './import-files'

/** Between two reports of the progress of one file. */
const PROGRESS_INTERVAL_MS = 200

/**
 * The import of `body` as an answer of newline-delimited JSON, an {@link ImportEvent} a line, while it goes on. When the
 * client goes away, what has not begun is not begun.
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
  const gone = new AbortController()
  const signal = AbortSignal.any([request.signal, gone.signal])
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: ImportEvent) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`))
      }
      void importFiles(body, { onEvent: thinned(send), signal, userId: principal.userId })
        .catch((error: unknown) => {
          log().error({ err: error }, 'an import failed by a bug')
          send({ event: 'failed', reason: 'The import failed unexpectedly; the log of the server says why.' })
        })
        .finally(() => !signal.aborted && controller.close())
    },
    cancel: () => gone.abort(),
  })
  const headers = {
    'content-type': 'application/x-ndjson',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  return ok(new Response(stream, { headers }))
}

/** Passes everything on but progress that comes too soon after other progress of the same file and step. */
function thinned(send: (event: ImportEvent) => void): (event: ImportEvent) => void {
  const last = new Map<string, number>()
  return (event) => {
    if (event.event === 'progress') {
      const key = `${event.step} ${event.file}`
      const now = performance.now()
      if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < PROGRESS_INTERVAL_MS) return
      last.set(key, now)
    }
    send(event)
  }
}

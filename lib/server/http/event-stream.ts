import 'server-only'
import { log } from '@/lib/server/log'

/** Between two reports of the progress of one thing. */
const PROGRESS_INTERVAL_MS = 200

export type EventStream<E> = {
  readonly request: Request
  /** Says what happens while it happens. `signal` is aborted when the client has gone away. */
  readonly work: (onEvent: (event: E) => void, signal: AbortSignal) => Promise<void>
  /** What is progress of which thing: of one thing, some reports are left out. Null for events that must all arrive. */
  readonly progressOf: (event: E) => string | null
  /** The last event if `work` throws, which is a bug: it is logged as the failure of `name`. */
  readonly failed: E
  readonly name: string
}

/** An answer of newline-delimited JSON, an event a line, sent while `work` goes on. */
export function eventStream<E>({ request, work, progressOf, failed, name }: EventStream<E>): Response {
  const gone = new AbortController()
  const signal = AbortSignal.any([request.signal, gone.signal])
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: E) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`))
      }
      void work(thinned(send, progressOf), signal)
        .catch((error: unknown) => {
          if (signal.aborted) return
          log().error({ err: error }, `${name} failed by a bug`)
          send(failed)
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
  return new Response(stream, { headers })
}

/** Passes everything on but progress that comes too soon after other progress of the same thing. */
function thinned<E>(send: (event: E) => void, progressOf: (event: E) => string | null): (event: E) => void {
  const last = new Map<string, number>()
  return (event) => {
    const key = progressOf(event)
    if (key !== null) {
      const now = performance.now()
      if (now - (last.get(key) ?? Number.NEGATIVE_INFINITY) < PROGRESS_INTERVAL_MS) return
      last.set(key, now)
    }
    send(event)
  }
}

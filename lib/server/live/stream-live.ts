import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { LiveEvent } from '@/lib/jobs/live-event'
import { ok, type Result } from '@/lib/result/result'
import { listenLive } from './live-events'

/** A connection that says nothing for long is closed by proxies, and a client that is gone is noticed by writing to it. */
const HEARTBEAT_MS = 15_000

/** A reader that is so many events behind is not reading: it is let go and connects again, which begins with everything. */
const MOST_WAITING = 1000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-content-type-options': 'nosniff',
  // nginx would hold events back until its buffer is full.
  'x-accel-buffering': 'no',
}

/**
 * Events from now on that are for `principal`, for as long as the client listens. Source: WHATWG HTML section 9.2,
 * server-sent events.
 */
export async function streamLive({
  request,
  principal,
}: {
  readonly request: Request
  readonly principal: Pick<Principal, 'userId'>
}): Promise<Result<Response, never>> {
  const encoder = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text))
        const stopListening = listenLive((event) => {
          if (event.forUsers?.includes(principal.userId) === false) return
          if ((controller.desiredSize ?? 0) <= 0) end()
          else send(formatEvent(event))
        })
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
        heartbeat.unref()
        end = () => {
          end = () => {}
          stopListening()
          clearInterval(heartbeat)
          request.signal.removeEventListener('abort', end)
          controller.close()
        }
        request.signal.addEventListener('abort', () => end(), { once: true })
        send(`retry: 2000\n${formatEvent({ event: 'hello', data: {} })}`)
      },
      cancel: () => {
        end = silence(end)
        end()
      },
    },
    { highWaterMark: MOST_WAITING },
  )
  return ok(new Response(stream, { headers: HEADERS }))
}

/** A stream that was cancelled is closed already. */
const silence = (end: () => void) => () => {
  try {
    end()
  } catch {
    // Closed already.
  }
}

const formatEvent = ({ event, data }: LiveEvent): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

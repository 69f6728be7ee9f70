import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import type { LiveEvent } from '@/lib/jobs/live-event'
import { ok, type Result } from '@/lib/result/result'
import { log } from '@/lib/server/log'
import { authenticate } from '@/lib/server/session/authenticate'
import { listenLive, onRightsChanged } from './live-events'
import { createNarrowing } from './narrow-event'

/**
 * A connection that says nothing for long is closed by proxies, and a client that is gone is noticed by writing to it. So
 * often it is looked whether the session is still there, too.
 */
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

type Listening = { readonly request: Request; readonly principal: Principal }

/**
 * Events from now on that are for `principal`, for as long as the client listens and its session lasts. Source: WHATWG
 * HTML section 9.2, server-sent events.
 */
export async function streamLive(listening: Listening): Promise<Result<Response, never>> {
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        end = listen(listening, controller)
      },
      cancel: () => end(),
    },
    { highWaterMark: MOST_WAITING },
  )
  return ok(new Response(stream, { headers: HEADERS }))
}

/** Writes to `controller` what is heard; gives back how to end that. */
function listen(
  { request, principal: began }: Listening,
  controller: ReadableStreamDefaultController<Uint8Array>,
): () => void {
  const ending = new AbortController()
  const encoder = new TextEncoder()
  const narrow = createNarrowing()
  let principal = began

  const send = (text: string): void => {
    if (ending.signal.aborted) return
    if ((controller.desiredSize ?? 0) <= 0) end()
    else controller.enqueue(encoder.encode(text))
  }
  const inTurn = createTurns(ending.signal, end)
  const check = () =>
    inTurn(async () => {
      const now = await authenticate(request)
      if (now.ok && now.value.userId === began.userId && isPermitted(now.value, 'live:listen')) principal = now.value
      else end()
    })

  function end(): void {
    if (ending.signal.aborted) return
    ending.abort()
    for (const stop of stops) stop()
    request.signal.removeEventListener('abort', end)
    try {
      controller.close()
    } catch {
      // A stream that was cancelled is closed already.
    }
  }

  const heartbeat = setInterval(() => {
    send(': still here\n\n')
    check()
  }, HEARTBEAT_MS)
  heartbeat.unref()
  const stops = [
    () => clearInterval(heartbeat),
    onRightsChanged(check),
    listenLive((event, author) =>
      inTurn(async () => {
        const heard = await narrow(event, author, principal)
        if (heard !== null) send(formatEvent(heard))
      }),
    ),
  ]
  request.signal.addEventListener('abort', end, { once: true })
  send(`retry: 2000\n${formatEvent({ event: 'hello', data: {} })}`)
  return end
}

/**
 * Does one piece of work after the other: to narrow an event may take a look into the records, and events are told in
 * their order. `end` ends it all, where work fails or too much of it waits.
 */
function createTurns(ended: AbortSignal, end: () => void): (work: () => Promise<void>) => void {
  let turn = Promise.resolve()
  let waiting = 0
  return (work) => {
    waiting += 1
    if (waiting > MOST_WAITING) end()
    turn = turn
      .then(() => (ended.aborted ? undefined : work()))
      .catch((error: unknown) => {
        log().warn({ err: error }, 'somebody who listens could not be told; they connect again')
        end()
      })
      .finally(() => {
        waiting -= 1
      })
  }
}

const formatEvent = ({ event, data }: LiveEvent): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

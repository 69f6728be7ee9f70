import { LIVE_EVENTS, type LiveEvent, type LiveEventName } from '@/lib/jobs/live-event'

const NAMES = Object.keys(LIVE_EVENTS) as LiveEventName[]

/**
 * Opens the stream of `GET /api/events`. `told` gets each event as it arrives, `failed` is called once: the stream could
 * not be opened or was lost, and is closed. Gives back how to close it before; nobody is called after that.
 */
export function openEventStream(told: (event: LiveEvent) => void, failed: () => void): () => void {
  const source = new EventSource('/api/events')
  const ending = new AbortController()
  const close = () => {
    ending.abort()
    source.close()
  }
  for (const name of NAMES) {
    const read = ({ data }: MessageEvent<string>) => {
      const event = parseEvent(name, data)
      if (event !== null) told(event)
    }
    source.addEventListener(name, read, { signal: ending.signal })
  }
  const onError = () => {
    close()
    failed()
  }
  source.addEventListener('error', onError, { signal: ending.signal })
  return close
}

/** Null for what this page does not understand: a newer server may say more. */
function parseEvent(event: LiveEventName, text: string): LiveEvent | null {
  try {
    const parsed = LIVE_EVENTS[event].safeParse(JSON.parse(text))
    return parsed.success ? ({ event, data: parsed.data } as LiveEvent) : null
  } catch {
    return null
  }
}

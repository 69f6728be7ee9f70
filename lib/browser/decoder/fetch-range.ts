import { LinkRefused, type MediaAddress } from '@/lib/browser/media-link/media-address'
import type { FrameWait } from '@/lib/player/frame-port'

/** The file cannot be read any more, however often it is tried: it is gone, another one, or nobody may see it. */
export class SourceLost extends Error {}

/** Waits before a range is asked for again, in milliseconds; the last repeats for as long as somebody wants the bytes. */
const RETRY_DELAYS_MS = [250, 500, 1000, 2000, 4000] as const

export type RangeFetcher = {
  /** The bytes [start, end) of the file. Rejects when `signal` aborts, and with {@link SourceLost}. */
  readonly fetch: (start: number, end: number, signal: AbortSignal) => Promise<Uint8Array>
  /** All bytes that arrived. */
  readonly fetchedBytes: () => number
}

/**
 * Reads ranges of the file at `address`, and of no other version of it: every request names the entity tag (RFC 9110, 13.1.1).
 * A dropped connection, a busy or restarting server and somebody who has to sign in first are waited for; `onWait` is
 * told, and null when it goes on. An address that has run out is not told of: the next one is asked.
 *
 * Nothing goes through the browser's cache: it serves one request of an address at a time, and would keep footage on disk.
 */
export function createRangeFetcher(parts: {
  readonly address: MediaAddress
  readonly entityTag: string | null
  readonly sizeBytes: number
  readonly onWait: (cause: FrameWait | null) => void
}): RangeFetcher {
  const { address } = parts
  let fetchedBytes = 0

  const once = async (start: number, end: number, signal: AbortSignal): Promise<Uint8Array | FrameWait | 'renewed'> => {
    const headers: Record<string, string> = { range: `bytes=${start}-${end - 1}` }
    if (parts.entityTag !== null) headers['if-match'] = parts.entityTag
    const { credentials } = address
    const url = await address.current()
    const response = await fetch(url, { headers, credentials, cache: 'no-store', signal })
    if (response.status !== 206) {
      await response.body?.cancel()
      if (response.status === 401 && address.renew(url)) return 'renewed'
      return waitOf(response.status)
    }
    if (response.headers.get('content-range') !== `bytes ${start}-${end - 1}/${parts.sizeBytes}`) {
      await response.body?.cancel()
      throw new SourceLost('The file has another size than it had.')
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    fetchedBytes += bytes.length
    return bytes.length === end - start ? bytes : 'network'
  }

  const fetchRange: RangeFetcher['fetch'] = async (start, end, signal) => {
    let hasWaited = false
    for (let attempt = 0; ; attempt += 1) {
      const answer = await once(start, end, signal).catch((error: unknown) => waitAfter(error, signal))
      if (typeof answer !== 'string') {
        if (hasWaited) parts.onWait(null)
        return answer
      }
      if (answer === 'renewed' && attempt === 0) continue
      hasWaited = true
      parts.onWait(answer === 'renewed' ? 'signed-out' : answer)
      await pause(RETRY_DELAYS_MS[Math.min(attempt, RETRY_DELAYS_MS.length - 1)] ?? 0, signal)
    }
  }
  return { fetch: fetchRange, fetchedBytes: () => fetchedBytes }
}

/** What to wait for after a request that was not answered, or not sent; throws where waiting does not help. */
function waitAfter(error: unknown, signal: AbortSignal): FrameWait {
  if (signal.aborted || error instanceof SourceLost) throw error
  if (!(error instanceof LinkRefused)) return 'network'
  if (error.kind === 'signed-out') return 'signed-out'
  throw new SourceLost(error.message)
}

/** What to do about an answer that is not the range: wait for the server, or give up. */
function waitOf(status: number): FrameWait {
  if (status === 429 || status === 503) return 'busy'
  if (status === 401) return 'signed-out'
  if (status === 500 || status === 502 || status === 504) return 'network'
  if (status === 412) throw new SourceLost('The file was replaced by another.')
  if (status === 200) throw new SourceLost('The server does not send parts of files.')
  throw new SourceLost(`The server refuses to send the file (${status}).`)
}

/** Rejects with the signal's reason as soon as it aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

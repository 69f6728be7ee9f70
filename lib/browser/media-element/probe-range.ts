import type { ErrorBody } from '@/lib/http/api-error'
import type { SourceReach } from '@/lib/player/source-reach'

/** An answer that has not begun after this long is no answer. */
const PATIENCE_MS = 5000

/**
 * Asks `url` for its first two bytes and says what the server makes of that: the browser's half of `stream-seekable`,
 * and the reason behind a media error, which the element does not tell.
 *
 * A server that ignores the range would send the whole file, so the body is dropped unread.
 */
export async function probeRange(
  url: string,
  signal: AbortSignal,
  credentials: RequestCredentials = 'same-origin',
): Promise<SourceReach> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
  try {
    const response = await fetch(url, {
      headers: { range: 'bytes=0-1' },
      credentials,
      cache: 'no-store',
      signal: limit,
    })
    if (response.ok) {
      await response.body?.cancel()
      return { kind: 'reachable', isPartial: answersRange(response) }
    }
    if (response.status === 401) return { kind: 'signed-out' }
    if (response.status === 429 || response.status === 503) return { kind: 'busy' }
    if (response.status === 502 || response.status === 504) return { kind: 'unreachable' }
    return { kind: 'refused', message: await sentenceOf(response) }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** 206 with the very range that was asked for (RFC 9110, 14.4). */
function answersRange(response: Response): boolean {
  return response.status === 206 && /^bytes 0-1\/\d+$/.test(response.headers.get('content-range') ?? '')
}

async function sentenceOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined)
  const message = (body as Partial<ErrorBody> | undefined)?.error?.message
  return message ?? `The server refuses to send this video (${response.status}).`
}

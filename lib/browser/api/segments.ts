import { headersOf } from '@/lib/browser/session/page-session'
import {
  type Operation,
  type OperationResult,
  operationResults,
  type Segment,
  segmentList,
} from '@/lib/segments/schema'
import type { Trouble } from '@/lib/workspace/outbox'
import { RequestError, requestJson } from './request'

const TIMEOUT_MS = 20_000

/** What a browser sends on after its page was closed: fetch keepalive, at most 64 KiB. Source: Fetch, section 2.2.5. */
const KEEPALIVE_BYTES = 60_000

/** The segments of `personId` on the video; refused if another is signed in. Throws `RequestError`. */
export async function fetchSegments(
  personId: string,
  videoId: string,
  signal: AbortSignal,
): Promise<readonly Segment[]> {
  const headers = headersOf({ id: personId })
  const url = `/api/videos/${encodeURIComponent(videoId)}/segments`
  return (await requestJson(url, segmentList, { headers, signal, cache: 'no-store' })).segments
}

/** The segments of somebody else’s document. Throws `RequestError`. */
export async function fetchDocumentSegments(
  videoId: string,
  documentId: string,
  signal: AbortSignal,
): Promise<readonly Segment[]> {
  const url = `/api/videos/${encodeURIComponent(videoId)}/segments?document=${encodeURIComponent(documentId)}`
  return (await requestJson(url, segmentList, { signal, cache: 'no-store' })).segments
}

/** Sends `operations` of `personId`, and brings the server's answer to each. Throws `RequestError`. */
export async function postOperations(
  personId: string,
  videoId: string,
  operations: readonly Operation[],
): Promise<readonly OperationResult[]> {
  const body = JSON.stringify({ operations })
  const { results } = await requestJson(`/api/videos/${encodeURIComponent(videoId)}/operations`, operationResults, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headersOf({ id: personId }) },
    // More than that a browser refuses to send at all; in UTF-8 a letter may be three bytes.
    keepalive: new TextEncoder().encode(body).length < KEEPALIVE_BYTES,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  return results
}

/** Whether the server could not read the batch itself: sending it again as it is will not help. */
export const isUnreadable = (error: unknown): error is RequestError =>
  error instanceof RequestError && (error.code === 'malformed-request' || error.code === 'body-too-large')

/** Why operations are not saved yet, from what a request threw. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof RequestError)) return { kind: 'server-failed', message: 'The page failed to read the answer.' }
  const { code, status, message } = error
  if (status === null) return { kind: navigator.onLine ? 'unreachable' : 'offline', message }
  if (code === 'unauthenticated' || code === 'password-change-required') return { kind: 'signed-out', message }
  const passes = status >= 500 || status === 429 || status < 400
  return { kind: passes ? 'server-failed' : 'refused', message }
}

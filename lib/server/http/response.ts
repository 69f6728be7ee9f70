import 'server-only'
import { type ApiError, ERROR_STATUS, type ErrorBody } from '@/lib/http/api-error'
import type { HeaderSet } from '@/lib/http/content-headers'

/** `value` as a JSON answer that no cache keeps. */
export function jsonResponse(value: unknown, status = 200, extra?: HeadersInit): Response {
  const headers = new Headers(extra)
  headers.set('cache-control', 'no-store')
  headers.set('x-content-type-options', 'nosniff')
  return Response.json(value, { status, headers })
}

/** An error as it goes over the wire: status, headers, body. */
export type ErrorAnswer = { readonly status: number; readonly headers: HeaderSet; readonly body: string }

/** What a busy server asks a client to wait, in seconds; streams are short. */
const RETRY_AFTER_SECONDS = 1

/**
 * The answer for `error`, by the one table. A 401 says how to authenticate (RFC 9110 section 11.6.1), a busy server when
 * to come again (section 10.2.3). `headers` win over what every error has.
 */
export function errorAnswer(error: ApiError, headers: HeaderSet = {}): ErrorAnswer {
  const answer: ErrorBody = { error }
  const body = JSON.stringify(answer)
  const status = ERROR_STATUS[error.code]
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="Framemark"' }),
      ...(error.code === 'server-busy' && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
      ...retryAfter(error),
      ...headers,
    },
    body,
  }
}

/** When whoever failed too often may try again (RFC 6585 section 4). */
function retryAfter({ code, details }: ApiError): HeaderSet {
  const seconds = (details as { readonly retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds
  return code === 'too-many-attempts' && typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {}
}

/** {@link errorAnswer} as a web response. */
export function errorResponse(error: ApiError, extra: HeaderSet = {}): Response {
  const { status, headers, body } = errorAnswer(error, extra)
  return new Response(body, { status, headers })
}

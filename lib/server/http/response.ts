import 'server-only'
import { type ApiError, ERROR_STATUS, type ErrorBody } from '@/lib/http/api-error'

/** `value` as a JSON answer that no cache keeps. */
export function jsonResponse(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } })
}

/** The answer for `error`, by the one table. A 401 says how to authenticate (RFC 9110 section 11.6.1). */
export function errorResponse(error: ApiError, headers: Record<string, string> = {}): Response {
  const body: ErrorBody = { error }
  const status = ERROR_STATUS[error.code]
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer realm="Framemark"' } : {}
  return Response.json(body, {
    status,
    headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...challenge, ...headers },
  })
}

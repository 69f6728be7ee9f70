import 'server-only'
import type { ServerResponse } from 'node:http'
import type { ApiError } from '@/lib/http/api-error'
import type { HeaderSet } from '@/lib/http/content-headers'
import { errorAnswer } from '@/lib/server/http/response'

/** Ends `response` with `error`, as a route would. Nothing was sent yet. */
export function sendError(response: ServerResponse, error: ApiError, extra: HeaderSet = {}): void {
  const { status, headers, body } = errorAnswer(error, extra)
  response.writeHead(status, headers)
  response.end(body)
}

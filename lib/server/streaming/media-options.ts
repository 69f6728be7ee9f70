import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'

/**
 * What may be asked of a video's bytes, as the answer to OPTIONS (RFC 9110 section 9.3.7). Next's own answer would name
 * the methods that only exist to be refused.
 */
export const mediaOptions = async (): Promise<Result<Response, ApiError>> =>
  ok(new Response(null, { status: 204, headers: { allow: 'GET, HEAD, OPTIONS', 'cache-control': 'no-store' } }))

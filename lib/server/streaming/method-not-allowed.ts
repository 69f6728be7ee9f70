import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import { errorResponse } from '@/lib/server/http/response'

/** What a resource of bytes can be asked (RFC 9110 section 10.2.1). */
const ALLOW = { allow: 'GET, HEAD, OPTIONS' }

/** What may be asked of a video's bytes, as the answer to OPTIONS (RFC 9110 section 9.3.7). */
export const mediaOptions = async (): Promise<Result<Response, ApiError>> =>
  ok(new Response(null, { status: 204, headers: { ...ALLOW, 'cache-control': 'no-store' } }))

/** The answer to a method that bytes do not have; it names those they have (RFC 9110 section 15.5.6). */
export const methodNotAllowed = async (): Promise<Result<Response, ApiError>> =>
  ok(errorResponse(apiError('method-not-allowed', 'This address can only be read: use GET or HEAD.'), ALLOW))

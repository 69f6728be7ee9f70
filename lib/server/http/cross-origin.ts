import 'server-only'
import type { HeaderSet } from '@/lib/http/content-headers'
import { crossOriginHeaders, preflightHeaders } from '@/lib/http/cross-origin'
import { env } from '@/lib/server/env'

const policy = () => ({ allowedOrigins: env().FRAMEMARK_ALLOWED_ORIGINS })

/** The headers that say who may read the answer to a request with this Origin (FRAMEMARK_ALLOWED_ORIGINS). */
export const headersForOrigin = (origin: string | null): HeaderSet => crossOriginHeaders(origin, policy())

/** The same on a web response. A Vary that is there stays. */
export function forOrigin(request: Request, response: Response): Response {
  for (const [name, value] of Object.entries(headersForOrigin(request.headers.get('origin')))) {
    if (name === 'vary') response.headers.append(name, value)
    else response.headers.set(name, value)
  }
  return response
}

/** What an address that takes the methods `allow` answers to OPTIONS, asked by a page's preflight or by anybody. */
export function optionsResponse(request: Request, allow: readonly string[]): Response {
  const preflight = preflightHeaders(request.headers.get('origin'), allow, policy())
  return new Response(null, {
    status: 204,
    headers: { allow: allow.join(', '), 'cache-control': 'no-store', ...preflight },
  })
}

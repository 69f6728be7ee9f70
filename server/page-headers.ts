import 'server-only'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CONTENT_POLICY, FILE_POLICY, pagePolicy } from '@/lib/http/page-policy'
import { env } from '@/lib/server/env'

const ALWAYS = Object.entries({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
})

/** In development the bundler's own tools need more than a policy allows. */
const DEVELOPMENT_POLICY = "frame-ancestors 'none'"

/**
 * Has the answer to `request`, which is for a page or a file of the build, say what that may do, and the request as well,
 * over whatever the client sent there: from it the framework takes the nonce of its own scripts (Next, "How to set a
 * Content Security Policy"), and the layout that of ours.
 */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse, isDevelopment: boolean): void {
  for (const [name, value] of ALWAYS) response.setHeader(name, value)
  const isFile = request.url?.startsWith('/_next/static/') === true
  const policy = isDevelopment ? DEVELOPMENT_POLICY : isFile ? FILE_POLICY : pagePolicy(newNonce())
  response.setHeader(CONTENT_POLICY, policy)
  request.headers[CONTENT_POLICY] = policy
  delete request.headers[`${CONTENT_POLICY}-report-only`]
}

/** 128 bits that nobody can guess, new for each answer. */
const newNonce = (): string => randomBytes(16).toString('base64')

/** Half a year: long enough to count, short enough to turn back from. */
const SECURE_SECONDS = 15_552_000

/** Has browsers ask for this server by https and nothing else, where that is its public address (RFC 6797). */
export function setTransportSecurity(response: ServerResponse): void {
  if (env().FRAMEMARK_PUBLIC_URL?.startsWith('https:') === true)
    response.setHeader('strict-transport-security', `max-age=${SECURE_SECONDS}`)
}

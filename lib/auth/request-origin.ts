import { err, ok, type Result } from '@/lib/result/result'

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request was addressed to this server and sent by one of its own pages.
 *
 * `host` and `origin` are the header values as received, null if absent. `publicHost` is the host of
 * FRAMEMARK_PUBLIC_URL. A Host that is neither loopback nor public means that a foreign name was pointed at this
 * machine (DNS rebinding), which would let any web page read the footage. An unsafe method with an Origin other than
 * the Host's own is cross-site request forgery. A request without Origin is not from another page: browsers send it
 * with every unsafe method (Fetch standard, "append a request Origin header").
 */
export function checkRequestOrigin(request: {
  readonly method: string
  readonly host: string | null
  readonly origin: string | null
  readonly publicHost: string | null
}): Result<true, 'unknown-host' | 'foreign-origin'> {
  const { method, host, origin, publicHost } = request
  if (host === null || !(LOOPBACK_HOST.test(host) || host === publicHost)) {
    return err('unknown-host')
  }
  if (SAFE_METHODS.has(method) || origin === null) return ok(true)
  const isOwn = origin === `http://${host}` || origin === `https://${host}`
  return isOwn ? ok(true) : err('foreign-origin')
}

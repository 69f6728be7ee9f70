import { err, ok, type Result } from '@/lib/result/result'

/** A name that can only be this machine, or a number, which no name server can point elsewhere. */
const NUMBER_OR_LOOPBACK = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d{1,5})?$/i
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Our own page, or nobody's: a person who typed the address. */
const OWN_SITE = new Set(['same-origin', 'none'])

/**
 * Whether a request was addressed to this server and sent by one of its own pages.
 *
 * `host` and `origin` are the header values as received, null if absent. `publicHost` is the host of
 * FRAMEMARK_PUBLIC_URL. A Host that is neither a number, nor loopback's name, nor public means that a foreign name was
 * pointed at this machine (DNS rebinding), which would let any web page read what it serves. An unsafe method with an Origin other than
 * the Host's own is cross-site request forgery. A request without Origin is not from another page: browsers send it
 * with every unsafe method (Fetch standard, "append a request Origin header"). Where one does not and yet says by
 * `fetchSite` (Sec-Fetch-Site; Fetch Metadata, section 2.4) that another site's page is behind it, that is believed.
 *
 * This holds for every kind of credentials: a token in a foreign page is a token that leaked. Origins that may read
 * (FRAMEMARK_ALLOWED_ORIGINS) may not change anything either, as they are not told by a preflight that they might
 * (lib/http/cross-origin): a page there that is taken over reads what its person may read, and no more.
 */
export function checkRequestOrigin(request: {
  readonly method: string
  readonly host: string | null
  readonly origin: string | null
  readonly fetchSite?: string | null
  readonly publicHost: string | null
}): Result<true, 'unknown-host' | 'foreign-origin'> {
  const { method, host, origin, fetchSite = null, publicHost } = request
  if (host === null || !(NUMBER_OR_LOOPBACK.test(host) || host === publicHost)) {
    return err('unknown-host')
  }
  if (SAFE_METHODS.has(method)) return ok(true)
  if (origin === null) return fetchSite === null || OWN_SITE.has(fetchSite) ? ok(true) : err('foreign-origin')
  const isOwn = origin === `http://${host}` || origin === `https://${host}`
  return isOwn ? ok(true) : err('foreign-origin')
}

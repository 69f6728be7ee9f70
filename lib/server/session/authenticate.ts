import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { commandLine, NOBODY, type Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { readSecret } from '@/lib/server/storage/data-folder'
import { LOCAL_USER_ID } from './local-user'
import { linkIn, linkPrincipal } from './media-link'
import { sessionPrincipal } from './session-principal'
import { TOKEN_PREFIX, tokenPrincipal } from './token-principal'

const REFUSED = apiError(
  'unauthenticated',
  'The token in the Authorization header is not valid. Leave it out or use a valid one.',
)

/**
 * Who sent `request`: by a link to the footage that is asked for, which then is all that is looked at; by an API token or the secret of the data folder as a bearer token (RFC 6750 section 2.1), by the
 * cookie of a session, or nobody. An Authorization that is not valid is refused, never taken for nobody.
 */
export async function authenticate(request: Request): Promise<Result<Principal, ApiError>> {
  const link = linkIn(request)
  if (link !== null) return linkPrincipal(link)
  const authorization = request.headers.get('authorization')
  if (authorization === null) return ok((await sessionPrincipal(request.headers.get('cookie'))) ?? NOBODY)
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization)?.[1]
  if (token === undefined) return err(REFUSED)
  if (token.startsWith(TOKEN_PREFIX)) {
    const principal = await tokenPrincipal(token)
    return principal === null ? err(REFUSED) : ok(principal)
  }
  return isSame(token, await readSecret()) ? ok(commandLine(LOCAL_USER_ID)) : err(REFUSED)
}

/** Compares digests, which have one length, in constant time. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

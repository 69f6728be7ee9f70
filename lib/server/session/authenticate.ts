import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Principal } from '@/lib/auth/permissions'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { readSecret } from '@/lib/server/storage/data-folder'
import { LOCAL_USER_ID } from './local-user'

const REFUSED = apiError(
  'unauthenticated',
  'The token in the Authorization header is not valid. Leave it out or use a valid one.',
)

/**
 * Who sent `request`: the local person without an Authorization header, the command line with the secret of the data
 * folder as a bearer token (RFC 6750 section 2.1). Any other Authorization is refused, never taken for nobody.
 */
export async function authenticate(request: Request): Promise<Result<Principal, ApiError>> {
  const authorization = request.headers.get('authorization')
  if (authorization === null) return ok({ kind: 'local', userId: LOCAL_USER_ID })
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization)?.[1]
  if (token === undefined || !isSame(token, await readSecret())) return err(REFUSED)
  return ok({ kind: 'command-line', userId: LOCAL_USER_ID })
}

/** Compares digests, which have one length, in constant time. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

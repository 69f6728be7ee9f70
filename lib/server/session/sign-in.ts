import 'server-only'
import { APIError } from 'better-auth/api'
import { normalizeUsername, USERNAME_PATTERN } from '@/lib/auth/username'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { recordAudit } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import { auth } from './auth'
import { clientAddress } from './client-address'
import { attemptKeys, checkAttempts, noteFailure, noteSuccess } from './failed-attempts'

/** One answer for a wrong username and a wrong password: nobody learns who is here. */
const WRONG = apiError('unauthenticated', 'Username or password is wrong.')
const DISABLED = apiError('permission-denied', 'This account is disabled. An administrator can enable it.')

/**
 * Signs somebody in. Gives back the headers that set the cookie of their session. Errors: `unauthenticated`,
 * `permission-denied` for a disabled account (told only to who knows its password), `too-many-attempts`.
 */
export async function signIn(
  request: Request,
  credentials: { readonly username: string; readonly password: string },
): Promise<Result<{ readonly userId: string; readonly headers: Headers }, ApiError>> {
  const username = normalizeUsername(credentials.username)
  const address = clientAddress(request)
  const keys = attemptKeys(`username ${username}`, address)
  const allowed = checkAttempts(keys)
  if (!allowed.ok) return allowed
  // Before the password is looked at: of guesses sent all at once, as many get by as one after the other.
  noteFailure(keys)
  const answer = await ask(request, { ...credentials, username })
  if (!answer.ok) {
    const details = {
      username: USERNAME_PATTERN.test(username) ? username : '(not a username)',
      reason: answer.error.code,
    }
    await recordAudit(NOBODY_YET, { action: 'session.refused', outcome: 'refused', details }, address)
    return answer
  }
  noteSuccess(keys)
  const user = await db().user.update({ where: { username }, data: { lastSignInAt: new Date() } })
  const actor = { kind: 'person', userId: user.id, name: user.name } as const
  await recordAudit(actor, { action: 'session.signed-in' }, address)
  return ok({ userId: user.id, headers: answer.value })
}

const NOBODY_YET = { kind: 'nobody', userId: 'nobody', name: 'Nobody' } as const

async function ask(
  { headers }: Request,
  body: { readonly username: string; readonly password: string },
): Promise<Result<Headers, ApiError>> {
  try {
    const answer = await (await auth()).api.signInUsername({ body, headers, returnHeaders: true })
    return ok(cookiesOf(answer.headers))
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    return err(error.statusCode === 403 ? DISABLED : WRONG)
  }
}

/** Of an answer of better-auth, the cookies alone. */
export function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers()
  for (const cookie of headers.getSetCookie()) cookies.append('set-cookie', cookie)
  return cookies
}

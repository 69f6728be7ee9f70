import 'server-only'
import { verifyPassword } from 'better-auth/crypto'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { recordAudit } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import { hashFit, setCredential } from '@/lib/server/people/add-person'
import { clientAddress } from './client-address'
import { attemptKeys, checkAttempts, noteFailure, noteSuccess } from './failed-attempts'
import { endOtherSessions } from './own-sessions'

const WRONG = apiError('permission-denied', 'The current password is wrong.')
const NONE = apiError(
  'permission-denied',
  'You sign in with another service, so there is no password here to change. An administrator can give you one.',
)
const SAME = apiError('password-unfit', 'That is the password you have. Choose another one.')

/**
 * Gives `principal` a password they choose. Every other session of theirs ends: whoever knew the old one is out. Gives
 * back how many ended.
 *
 * Errors: `permission-denied` for a wrong current password, or for who has none, `too-many-attempts`, `password-unfit`.
 */
export async function changePassword(
  principal: Principal,
  asked: { readonly currentPassword: string; readonly newPassword: string },
  request: Request,
): Promise<Result<{ readonly ended: number }, ApiError>> {
  const { userId } = principal
  const address = clientAddress(request)
  const proved = await prove(userId, asked.currentPassword, address)
  if (!proved.ok) {
    await recordAudit(principal, { action: 'password.changed', outcome: 'refused' }, address)
    return proved
  }
  if (asked.newPassword === asked.currentPassword) return err(SAME)
  const hash = await hashFit(asked.newPassword, proved.value)
  if (!hash.ok) return hash
  await db().$transaction(async (transaction) => {
    await setCredential(transaction, userId, hash.value)
    await transaction.user.update({ where: { id: userId }, data: { mustChangePassword: false } })
  })
  return ok({ ended: await endOtherSessions(principal) })
}

/** Whether it is their password; failures are counted apart from those of signing in. Gives back their username. */
async function prove(userId: string, password: string, address: string | null): Promise<Result<string, ApiError>> {
  const keys = attemptKeys(`password of ${userId}`, address)
  const allowed = checkAttempts(keys)
  if (!allowed.ok) return allowed
  // Before it is looked at: of guesses sent all at once, as many get by as one after the other.
  noteFailure(keys)
  const where = { userId, providerId: 'credential' }
  const account = await db().account.findFirst({ where, include: { user: { select: { username: true } } } })
  const hash = account?.password ?? null
  if (account === null || hash === null) return err(NONE)
  if (!(await verifyPassword({ hash, password }))) return err(WRONG)
  noteSuccess(keys)
  return ok(account.user.username ?? '')
}

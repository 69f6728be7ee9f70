import 'server-only'
import type { PersonChanges, PersonRow } from '@/lib/auth/people-schema'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { endRights } from '@/lib/server/session/sign-out'
import { hasAdministrator, hashFit, setCredential } from './add-person'
import { IS_PERSON, toPersonRow, withSessions } from './list-people'
import { oneTimePassword } from './one-time-password'

const USER_NOT_FOUND = apiError('user-not-found', 'There is no such person.')
const LAST_ADMINISTRATOR = apiError(
  'last-administrator',
  'This is the last administrator who can sign in. Make somebody else an administrator first.',
)
const NOT_YOURSELF = apiError(
  'permission-denied',
  'You would lock yourself out. Another administrator can disable you or change your role.',
)
const CHOOSE_YOUR_OWN = apiError('permission-denied', 'Your own password is changed on your account page.')

/** Who does it. Whoever has the data folder may do it to anybody. */
export type Actor = Pick<Principal, 'kind' | 'userId'>

/**
 * Changes what somebody is called, may, or whether they may sign in at all. It holds from their next request on: whoever
 * is disabled has no session and no token left, others go on with what they may now.
 *
 * Errors: `user-not-found`, `last-administrator`, `permission-denied` for who would lock themselves out.
 */
export async function changePerson(
  userId: string,
  changes: PersonChanges,
  actor: Actor,
): Promise<Result<PersonRow, ApiError>> {
  if (isThemselves(actor, userId) && locksOut(changes)) return err(NOT_YOURSELF)
  const changed = await db()
    .$transaction((transaction) => apply(transaction, userId, changes))
    .catch(orRefusal)
  if (changed.ok) endRights(userId)
  return changed
}

const isThemselves = (actor: Actor, userId: string): boolean => actor.kind !== 'command-line' && actor.userId === userId

/** Thrown within a transaction, so that nothing of it stays. */
class Refused extends Error {
  readonly error: ApiError

  constructor(error: ApiError) {
    super(error.message)
    this.error = error
  }
}

function orRefusal(error: unknown): Result<never, ApiError> {
  if (error instanceof Refused) return err(error.error)
  throw error
}

const locksOut = ({ role, disabled }: PersonChanges): boolean =>
  disabled === true || (role !== undefined && role !== 'administrator')

async function apply(
  transaction: Prisma.TransactionClient,
  userId: string,
  changes: PersonChanges,
): Promise<Result<PersonRow, ApiError>> {
  if ((await transaction.user.count({ where: { AND: [IS_PERSON, { id: userId }] } })) === 0) return err(USER_NOT_FOUND)
  const hadAdministrator = await hasAdministrator(transaction)
  const user = await transaction.user.update({ where: { id: userId }, data: dataOf(changes), include: withSessions() })
  if (hadAdministrator && !(await hasAdministrator(transaction))) throw new Refused(LAST_ADMINISTRATOR)
  if (changes.disabled !== true) return ok(toPersonRow(user))
  await transaction.session.deleteMany({ where: { userId } })
  return ok({ ...toPersonRow(user), sessionCount: 0 })
}

function dataOf({ name, role, grants, disabled }: PersonChanges): Prisma.UserUpdateInput {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(grants === undefined ? {} : { grants: [...new Set(grants)] }),
    ...(disabled === undefined ? {} : { banned: disabled, banReason: null, banExpires: null }),
  }
}

/**
 * Gives somebody a password that was made here, to be used once: they choose one of their own with it. Their sessions
 * and tokens end: whoever had got in as them may have made some. Errors: `user-not-found`, `permission-denied` for who would end the session they do it in.
 */
export async function resetPassword(
  userId: string,
  actor?: Actor,
): Promise<Result<{ readonly user: PersonRow; readonly oneTimePassword: string }, ApiError>> {
  if (actor !== undefined && isThemselves(actor, userId)) return err(CHOOSE_YOUR_OWN)
  const user = await db().user.findFirst({ where: { AND: [IS_PERSON, { id: userId }] } })
  if (user === null) return err(USER_NOT_FOUND)
  const password = oneTimePassword(user.username ?? '')
  const hash = await hashFit(password, user.username ?? '')
  if (!hash.ok) return hash
  const changed = await db().$transaction(async (transaction) => {
    await setCredential(transaction, userId, hash.value)
    await transaction.session.deleteMany({ where: { userId } })
    await transaction.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } })
    const data = { mustChangePassword: true }
    return await transaction.user.update({ where: { id: userId }, data, include: withSessions() })
  })
  endRights(userId)
  return ok({ user: toPersonRow(changed), oneTimePassword: password })
}

/** Ends every session of somebody, on whatever device. Error: `user-not-found`. */
export async function endSessionsOf(userId: string): Promise<Result<{ readonly ended: number }, ApiError>> {
  if ((await db().user.count({ where: { AND: [IS_PERSON, { id: userId }] } })) === 0) return err(USER_NOT_FOUND)
  const { count } = await db().session.deleteMany({ where: { userId } })
  endRights(userId)
  return ok({ ended: count })
}

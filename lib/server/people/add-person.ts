import 'server-only'
import { hashPassword } from 'better-auth/crypto'
import { checkPassword } from '@/lib/auth/password'
import type { Permission, Role } from '@/lib/auth/permissions'
import { normalizeUsername } from '@/lib/auth/username'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'

/** Who signs in by username and password. */
export type Credentials = { readonly username: string; readonly name: string; readonly password: string }

type NewPerson = Credentials & {
  readonly role: Role
  readonly mustChangePassword: boolean
  readonly grants?: readonly Permission[] | undefined
}

/** The name a person has as better-auth wants one: nobody is written to. */
const emailOf = (username: string): string => `${username}@framemark.invalid`

/** Somebody new. Errors: `user-exists`, `password-unfit`. Gives back their id. */
export async function addPerson(person: NewPerson): Promise<Result<string, ApiError>> {
  const { name, role, mustChangePassword, grants = [] } = person
  const account = await accountOf(person)
  if (!account.ok) return account
  const email = emailOf(normalizeUsername(person.username))
  const data = { ...namesOf(person), email, name, role, mustChangePassword, grants: [...new Set(grants)] }
  return await db().$transaction(async (transaction) => {
    // Asked again: while the password was hashed, somebody else may have taken the name.
    const free = await checkFree(transaction, person.username)
    if (!free.ok) return free
    const made = await transaction.user.create({ data })
    await setCredential(transaction, made.id, account.value)
    return ok(made.id)
  })
}

/**
 * The first administrator: whoever the work belongs to that was done before there was sign-in. Error also: `setup-done`
 * if there is an administrator.
 */
export async function addFirstAdministrator(person: Credentials): Promise<Result<string, ApiError>> {
  const account = await accountOf(person)
  if (!account.ok) return account
  return await db().$transaction(async (transaction) => {
    if (await hasAdministrator(transaction)) return err(SETUP_DONE)
    const data = { ...namesOf(person), name: person.name, role: 'administrator', mustChangePassword: false }
    await transaction.user.update({ where: { id: LOCAL_USER_ID }, data })
    await setCredential(transaction, LOCAL_USER_ID, account.value)
    return ok(LOCAL_USER_ID)
  })
}

export const SETUP_DONE = apiError('setup-done', 'There is an administrator already. Sign in.')

/** Whether somebody can sign in as an administrator. */
export async function hasAdministrator(client: Prisma.TransactionClient = db()): Promise<boolean> {
  const one = { role: 'administrator', banned: false, accounts: { some: {} } }
  return (await client.user.count({ where: one })) > 0
}

/** Gives `userId` this password in place of any they had. Hashing it is {@link hashFit}'s. */
export async function setCredential(client: Prisma.TransactionClient, userId: string, hash: string): Promise<void> {
  const credential = { userId, providerId: 'credential' }
  await client.account.deleteMany({ where: credential })
  await client.account.create({ data: { ...credential, accountId: userId, password: hash } })
}

/** The hash of a password that may be somebody's. Error: `password-unfit`. */
export async function hashFit(password: string, username: string): Promise<Result<string, ApiError>> {
  const fit = checkPassword(password, username)
  return fit.ok ? ok(await hashPassword(password)) : err(apiError('password-unfit', fit.error))
}

const namesOf = ({ username }: Credentials) => ({
  username: normalizeUsername(username),
  displayUsername: username,
})

async function accountOf({ username, password }: Credentials): Promise<Result<string, ApiError>> {
  const free = await checkFree(db(), username)
  return free.ok ? await hashFit(password, username) : free
}

async function checkFree(client: Prisma.TransactionClient, username: string): Promise<Result<true, ApiError>> {
  const taken = await client.user.count({ where: { username: normalizeUsername(username) } })
  if (taken === 0) return ok(true)
  return err(apiError('user-exists', `There is somebody with the username ${username} already. Choose another one.`))
}

import 'server-only'
import type { PeopleCommand, PeopleOutcome } from '@/lib/auth/command-line-people'
import type { PersonRow } from '@/lib/auth/people-schema'
import type { Principal } from '@/lib/auth/principal'
import { normalizeUsername } from '@/lib/auth/username'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { type Audited, recordAudit } from '@/lib/server/audit/record-audit'
import { db } from '@/lib/server/db/client'
import { attemptKeys, noteSuccess } from '@/lib/server/session/failed-attempts'
import { addFirstAdministrator, hasAdministrator } from './add-person'
import { changeAudited } from './change-audited'
import { changePerson, resetPassword } from './change-person'
import { invitePerson } from './invite-person'
import { listPeople, readPerson } from './list-people'
import { oneTimePassword } from './one-time-password'
import { createToken, listTokens, revokeToken, tokenAudited } from './tokens'

type Outcome = Result<Partial<PeopleOutcome>, ApiError>
type Of<C extends PeopleCommand['command']> = Extract<PeopleCommand, { readonly command: C }>

/**
 * Does what the command line of `principal` asks of people and tokens, in the server that runs or without one, and
 * writes it down. The errors are the ones of the pages: `user-exists`, `password-unfit`, `user-not-found`,
 * `last-administrator`, `token-not-found`, `permission-denied` for a scope beyond its person.
 */
export async function commandPeople(
  asked: PeopleCommand,
  principal: Principal,
  address: string | null = null,
): Promise<Outcome> {
  const write = (audited: Audited) => recordAudit(principal, audited, address)
  switch (asked.command) {
    case 'add':
      return await add(asked, write)
    case 'list':
      return ok({ people: await listPeople() })
    case 'reset-password':
      return await withPerson(asked.username, (person) => reset(person, principal, write))
    case 'disable':
    case 'enable':
      return await withPerson(asked.username, (person) =>
        setDisabled(person, asked.command === 'disable', principal, write),
      )
    case 'create-token':
      return await withPerson(asked.username, (person) => makeToken(person, asked, write))
    case 'list-tokens':
      if (asked.username === undefined) return ok({ tokens: await listTokens(null) })
      return await withPerson(asked.username, async ({ id }) => ok({ tokens: await listTokens(id) }))
    case 'revoke-token':
      return await revoke(asked.tokenId, write)
  }
}

type Write = (audited: Audited) => Promise<void>

async function withPerson(username: string, act: (person: PersonRow) => Promise<Outcome>): Promise<Outcome> {
  const user = await db().user.findUnique({ where: { username: normalizeUsername(username) }, select: { id: true } })
  if (user === null) return err(apiError('user-not-found', `There is nobody with the username ${username}.`))
  return await act(await readPerson(user.id))
}

/** Where nobody administers the library yet, the first who is to is whoever its work belongs to. */
async function add(asked: Of<'add'>, write: Write): Promise<Outcome> {
  const isFirst = asked.role === 'administrator' && !(await hasAdministrator())
  const added = await (isFirst ? addFirst(asked) : invitePerson(asked))
  if (!added.ok) return added
  const { user, oneTimePassword: password } = added.value
  const { id, username, role, grants } = user
  await write({ action: isFirst ? 'setup.done' : 'user.added', subjectId: id, details: { username, role, grants } })
  return ok({ people: [user], oneTimePassword: password })
}

async function addFirst(asked: Of<'add'>): ReturnType<typeof invitePerson> {
  const { username, name = username, grants = [] } = asked
  const made = asked.password === undefined ? oneTimePassword(username) : null
  const added = await addFirstAdministrator({ username, name, password: made ?? asked.password ?? '' })
  if (!added.ok) return added
  await db().user.update({ where: { id: added.value }, data: { mustChangePassword: made !== null, grants } })
  return ok({ user: await readPerson(added.value), oneTimePassword: made })
}

/** Whoever forgot theirs has tried it a few times: that is forgotten, too. */
async function reset({ id, username }: PersonRow, principal: Principal, write: Write): Promise<Outcome> {
  const changed = await resetPassword(id, principal)
  if (!changed.ok) return changed
  noteSuccess(attemptKeys(`username ${normalizeUsername(username)}`, null))
  await write({ action: 'user.password-reset', subjectId: id, details: { username } })
  return ok({ people: [changed.value.user], oneTimePassword: changed.value.oneTimePassword })
}

async function setDisabled({ id }: PersonRow, disabled: boolean, principal: Principal, write: Write): Promise<Outcome> {
  const changed = await changePerson(id, { disabled }, principal)
  if (!changed.ok) return changed
  await write(changeAudited(changed.value, { disabled }))
  return ok({ people: [changed.value] })
}

async function makeToken({ id, username }: PersonRow, asked: Of<'create-token'>, write: Write): Promise<Outcome> {
  const made = await createToken(id, asked)
  if (!made.ok) return made
  const { token, ...row } = made.value
  await write(tokenWritten('token.created', row, username))
  return ok({ tokens: [{ ...row, username }], token })
}

async function revoke(tokenId: string, write: Write): Promise<Outcome> {
  const revoked = await revokeToken(tokenId, null)
  if (!revoked.ok) return revoked
  const { userId, ...row } = revoked.value
  const { username } = await readPerson(userId)
  await write(tokenWritten('token.revoked', row, username))
  return ok({ tokens: [{ ...row, username }] })
}

function tokenWritten(
  action: 'token.created' | 'token.revoked',
  row: Parameters<typeof tokenAudited>[0],
  username: string,
): Audited {
  const { subjectId, details } = tokenAudited(row)
  return { action, subjectId, details: { ...details, username } }
}

import { afterEach, beforeEach, expect, test } from 'vitest'
import { peopleCommand } from '@/lib/auth/command-line-people'
import { commandLine } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { tokenPrincipal } from '@/lib/server/session/token-principal'
import { commandPeople } from './command-people'

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})
afterEach(() => library.close())

const ask = (command: string, more: object = {}) =>
  commandPeople(peopleCommand.parse({ command, ...more }), commandLine('local'))

async function done(command: string, more: object = {}) {
  const outcome = await ask(command, more)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

const written = async () =>
  (await db().auditEntry.findMany({ orderBy: { sequence: 'asc' } })).map(({ action, actorKind, outcome }) => [
    ...[action, actorKind, outcome],
  ])

const ADMIN = { username: 'admin', role: 'administrator', password: 'a long first one' }

test('the first administrator is whoever the work belongs to; the next one is somebody else', async () => {
  expect((await done('add', ADMIN)).people?.[0]).toMatchObject({ id: 'local', role: 'administrator' })
  const { people } = await done('add', { ...ADMIN, username: 'second' })
  expect(people?.[0]?.id).not.toBe('local')
  expect(await written()).toEqual([
    ['setup.done', 'command-line', 'done'],
    ['user.added', 'command-line', 'done'],
  ])
})

test('without a password one is made, which has to be replaced', async () => {
  const { people, oneTimePassword } = await done('add', { username: 'Ana', role: 'annotator', grants: ['media:raw'] })
  expect(oneTimePassword).toMatch(/^[A-Z2-9-]{19}$/)
  expect(people?.[0]).toMatchObject({ username: 'Ana', name: 'Ana', mustChangePassword: true, grants: ['media:raw'] })
  const first = await done('add', { username: 'admin', role: 'administrator', grants: ['media:raw'] })
  expect(first.people?.[0]).toMatchObject({ id: 'local', mustChangePassword: true, grants: ['media:raw'] })
})

test('who is disabled has nothing left, and may be enabled again', async () => {
  await done('add', ADMIN)
  await done('add', { username: 'ana', role: 'annotator' })
  const { token } = await done('create-token', { username: 'ANA', name: 'nightly' })
  expect(await tokenPrincipal(token ?? '')).toMatchObject({ kind: 'token' })
  await done('disable', { username: 'ana' })
  expect(await tokenPrincipal(token ?? '')).toBeNull()
  expect((await done('list')).people?.map(({ username, disabled }) => [username, disabled])).toEqual([
    ['admin', false],
    ['ana', true],
  ])
  await done('enable', { username: 'ana' })
  expect(await tokenPrincipal(token ?? '')).toMatchObject({ kind: 'token' })
  const [row] = (await done('list-tokens', { username: 'ana' })).tokens ?? []
  await done('revoke-token', { tokenId: row?.id })
  expect(await tokenPrincipal(token ?? '')).toBeNull()
  expect((await done('list-tokens')).tokens).toEqual([])
  const actions = (await written()).map(([action]) => action).slice(2)
  expect(actions).toEqual(['token.created', 'user.disabled', 'user.enabled', 'token.revoked'])
  const details = JSON.stringify(await db().auditEntry.findMany({ select: { details: true } }))
  expect(details).not.toContain(token)
})

test('a new password is another one, and ends what was begun with the old one', async () => {
  const first = await done('add', ADMIN)
  const again = await done('reset-password', { username: 'admin' })
  expect(again.oneTimePassword).not.toBe(first.oneTimePassword)
  expect(again.people?.[0]).toMatchObject({ mustChangePassword: true, sessionCount: 0 })
})

test.each([
  ['add', { ...ADMIN, username: 'ADMIN' }, 'user-exists'],
  ['add', { username: 'ben', role: 'annotator', password: 'ben is too short' }, 'password-unfit'],
  ['disable', { username: 'nobody-here' }, 'user-not-found'],
  ['disable', { username: 'admin' }, 'last-administrator'],
  ['reset-password', { username: '' }, 'user-not-found'],
  ['create-token', { username: 'nobody-here', name: 'x' }, 'user-not-found'],
  ['list-tokens', { username: 'gold' }, 'user-not-found'],
  ['revoke-token', { tokenId: 'x' }, 'token-not-found'],
])('%s %j: %s, and nothing is written', async (command, more, code) => {
  await done('add', ADMIN)
  const before = [await written(), await db().user.count()]
  expect(await ask(command, more)).toMatchObject({ ok: false, error: { code } })
  expect([await written(), await db().user.count()]).toEqual(before)
})

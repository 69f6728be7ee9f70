import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PersonRow } from '@/lib/auth/people-schema'
import { ALL_PERMISSIONS } from '@/lib/auth/permissions'
import { commandLine } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { OWNER } from '@/lib/server/db/test-principal'
import { sessionPrincipal } from '@/lib/server/session/session-principal'
import { signIn } from '@/lib/server/session/sign-in'
import { hashToken, makeToken, tokenPrincipal } from '@/lib/server/session/token-principal'
import { addFirstAdministrator } from './add-person'
import { changePerson, endSessionsOf, resetPassword } from './change-person'
import { invitePerson } from './invite-person'
import { listPeople, listPeopleToPick } from './list-people'

let library: TestLibrary

const PASSWORD = 'a long one of a test'

beforeEach(async () => {
  library = await createTestLibrary()
  await addFirstAdministrator({ username: 'owner', name: 'Owner', password: PASSWORD })
})

afterEach(() => library.close())

type Role = PersonRow['role']

async function add(username: string, role: Role = 'annotator', password?: string) {
  const added = await invitePerson({ username, role, ...(password === undefined ? {} : { password }) })
  if (!added.ok) throw new Error(added.error.message)
  return added.value
}

/** The cookie of a new session; null if they are not let in. */
async function enter(username: string, password: string): Promise<string | null> {
  const done = await signIn(new Request('http://127.0.0.1/'), { username, password })
  if (!done.ok) return null
  return done.value.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
}

test('somebody new signs in once with the password that was made, and then has to choose one', async () => {
  const { user, oneTimePassword } = await add('ann')
  expect(user).toMatchObject({ username: 'ann', name: 'ann', role: 'annotator', mustChangePassword: true })
  const cookie = await enter('ann', oneTimePassword ?? '')
  const principal = await sessionPrincipal(cookie)
  expect(principal).toMatchObject({ userId: user.id, mustChangePassword: true })
  expect([...(principal?.permissions ?? [])]).not.toContain('video:list')
})

test('whoever was given a password that was chosen for them may begin at once', async () => {
  const { oneTimePassword } = await add('ann', 'annotator', PASSWORD)
  expect(oneTimePassword).toBeNull()
  expect((await sessionPrincipal(await enter('ann', PASSWORD)))?.permissions.has('video:list')).toBe(true)
})

test('a username is taken in whatever case, also by two who are added at once', async () => {
  const both = await Promise.all([
    invitePerson({ username: 'Ann', role: 'annotator' }),
    invitePerson({ username: 'ann', role: 'reviewer' }),
  ])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'user-exists' } })
})

test('a password that is not fit makes nobody', async () => {
  const refused = await invitePerson({ username: 'ann', role: 'annotator', password: 'ann ann ann ann' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'password-unfit' } })
  expect(await listPeople()).toHaveLength(1)
})

test('the list has everybody with an account, and never whose work was decided between versions', async () => {
  await add('ann', 'annotator', PASSWORD)
  await enter('ann', PASSWORD)
  await add('zoe', 'reviewer')
  expect(await listPeople()).toMatchObject([
    { username: 'ann', sessionCount: 1, lastSignInAt: expect.stringContaining('T') },
    { username: 'owner', role: 'administrator', sessionCount: 0 },
    { username: 'zoe', role: 'reviewer', sessionCount: 0, lastSignInAt: null },
  ])
  expect(await changePerson('gold', { disabled: false }, OWNER)).toMatchObject({ error: { code: 'user-not-found' } })
  expect(await resetPassword('gold')).toMatchObject({ error: { code: 'user-not-found' } })
})

test('who is disabled has no session and no token, is not let in, and is nobody to give work to', async () => {
  const { user } = await add('ann', 'annotator', PASSWORD)
  const cookie = await enter('ann', PASSWORD)
  const token = makeToken()
  await db().apiToken.create({ data: { userId: user.id, name: 'script', hash: hashToken(token) } })
  expect(await sessionPrincipal(cookie)).toMatchObject({ userId: user.id })
  expect(await tokenPrincipal(token)).toMatchObject({ userId: user.id })

  const disabled = await changePerson(user.id, { disabled: true }, OWNER)
  expect(disabled).toMatchObject({ ok: true, value: { disabled: true, sessionCount: 0 } })
  expect(await sessionPrincipal(cookie)).toBeNull()
  expect(await tokenPrincipal(token)).toBeNull()
  expect(await enter('ann', PASSWORD)).toBeNull()
  expect((await listPeopleToPick()).map(({ id }) => id)).not.toContain(user.id)

  await changePerson(user.id, { disabled: false }, OWNER)
  expect(await sessionPrincipal(cookie)).toBeNull()
  expect(await sessionPrincipal(await enter('ann', PASSWORD))).toMatchObject({ userId: user.id })
})

test('what somebody may holds from their next request, in the session they have', async () => {
  const { user } = await add('ann', 'annotator', PASSWORD)
  const cookie = await enter('ann', PASSWORD)
  const may = async () => {
    const { permissions } = (await sessionPrincipal(cookie)) ?? { permissions: new Set<string>() }
    return ['document:review', 'media:raw'].filter((one) => (permissions as ReadonlySet<string>).has(one))
  }
  expect(await may()).toEqual([])
  await changePerson(user.id, { grants: ['media:raw', 'media:raw'] }, OWNER)
  expect(await may()).toEqual(['media:raw'])
  await changePerson(user.id, { role: 'reviewer' }, OWNER)
  expect(await may()).toEqual(['document:review', 'media:raw'])
  await changePerson(user.id, { role: 'annotator', grants: [] }, OWNER)
  expect(await may()).toEqual([])
})

test('a new password ends sessions and tokens, and is to be replaced', async () => {
  const { user } = await add('ann', 'annotator', PASSWORD)
  const cookie = await enter('ann', PASSWORD)
  const token = makeToken()
  await db().apiToken.create({ data: { userId: user.id, name: 'export', hash: hashToken(token) } })
  expect(await tokenPrincipal(token)).not.toBeNull()
  const reset = await resetPassword(user.id, OWNER)
  const given = reset.ok ? reset.value.oneTimePassword : ''
  expect(await sessionPrincipal(cookie)).toBeNull()
  expect(await tokenPrincipal(token)).toBeNull()
  expect(await enter('ann', PASSWORD)).toBeNull()
  expect(await sessionPrincipal(await enter('ann', given))).toMatchObject({ mustChangePassword: true })
})

test('all sessions of somebody end at once, those of others go on', async () => {
  const { user } = await add('ann', 'annotator', PASSWORD)
  const [first, second] = [await enter('ann', PASSWORD), await enter('ann', PASSWORD)]
  const others = await enter('owner', PASSWORD)
  expect(await endSessionsOf(user.id)).toEqual({ ok: true, value: { ended: 2 } })
  expect([await sessionPrincipal(first), await sessionPrincipal(second)]).toEqual([null, null])
  expect(await sessionPrincipal(others)).toMatchObject({ userId: 'local' })
})

test.each([{ disabled: true }, { role: 'reviewer' as const }])(
  'the last administrator who can sign in stays one: %j',
  async (changes) => {
    await add('second', 'administrator')
    const second = (await listPeople()).find(({ username }) => username === 'second')
    await changePerson(second?.id ?? '', { disabled: true }, OWNER)
    const refused = await changePerson('local', changes, commandLine('local'))
    expect(refused).toMatchObject({ ok: false, error: { code: 'last-administrator' } })
    expect(await db().user.findUnique({ where: { id: 'local' } })).toMatchObject({
      role: 'administrator',
      banned: false,
    })

    await changePerson(second?.id ?? '', { disabled: false }, OWNER)
    expect(await changePerson('local', changes, commandLine('local'))).toMatchObject({ ok: true })
  },
)

test.each([{ disabled: true }, { role: 'annotator' as const }])('nobody locks out themselves: %j', async (changes) => {
  await add('second', 'administrator')
  expect(await changePerson('local', changes, OWNER)).toMatchObject({ error: { code: 'permission-denied' } })
  expect(await resetPassword('local', OWNER)).toMatchObject({ error: { code: 'permission-denied' } })
  const named = await changePerson('local', { name: 'Another name', grants: [], role: 'administrator' }, OWNER)
  expect(named).toMatchObject({ ok: true, value: { name: 'Another name' } })
})

test('grants that nobody may be given are without effect', async () => {
  const { user } = await add('ann', 'annotator', PASSWORD)
  await db().user.update({ where: { id: user.id }, data: { grants: [...ALL_PERMISSIONS] } })
  const principal = await sessionPrincipal(await enter('ann', PASSWORD))
  expect(principal?.permissions.has('user:manage')).toBe(false)
  expect(principal?.permissions.has('media:raw')).toBe(true)
})

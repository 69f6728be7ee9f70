import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { addFirstAdministrator } from '@/lib/server/people/add-person'
import { readSecret } from '@/lib/server/storage/data-folder'
import { authenticate } from './authenticate'
import { forgetSessions } from './session-principal'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { hashToken, makeToken } from './token-principal'

const CREDENTIALS = { username: 'Ana', name: 'Ana Pérez', password: 'long enough for her' }

let library: TestLibrary

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

const asking = (headers: Record<string, string> = {}) =>
  authenticate(new Request('http://127.0.0.1/api/videos', { headers }))

async function signedIn(): Promise<{ cookie: string }> {
  const done = await signIn(new Request('http://127.0.0.1/'), CREDENTIALS)
  if (!done.ok) throw new Error(done.error.message)
  return {
    cookie: done.value.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; '),
  }
}

async function tokenOf(record: object = {}): Promise<{ authorization: string }> {
  const token = makeToken()
  await db().apiToken.create({ data: { userId: 'local', name: 'a script', hash: hashToken(token), ...record } })
  return { authorization: `Bearer ${token}` }
}

test('without credentials it is nobody', async () => {
  expect(await asking()).toMatchObject({ ok: true, value: { kind: 'nobody', userId: 'nobody', role: null } })
  expect(await asking({ cookie: 'framemark.session_token=made-up' })).toMatchObject({
    ok: true,
    value: { kind: 'nobody' },
  })
})

test.each(['Bearer', 'bearer'])('with the secret of the data folder (%s) it is the command line', async (scheme) => {
  const answer = await asking({ authorization: `${scheme} ${await readSecret()}` })
  expect(answer).toMatchObject({ ok: true, value: { kind: 'command-line', userId: 'local' } })
})

test.each([
  'Bearer wrong',
  'Bearer fm_wrong',
  'Bearer ',
  'Bearer',
  '',
  'Basic bG9jYWw6',
  'Bearer a b',
  `Bearer ${'0'.repeat(64)}`,
])('%j is refused, not taken for nobody', async (authorization) => {
  expect(await asking({ authorization })).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
})

test('by the cookie of a session it is its person, until they sign out', async () => {
  await addFirstAdministrator(CREDENTIALS)
  const headers = await signedIn()
  expect(await asking(headers)).toMatchObject({
    ok: true,
    value: { kind: 'person', userId: 'local', name: 'Ana Pérez', role: 'administrator' },
  })
  await signOut(new Request('http://127.0.0.1/', { headers }))
  expect(await asking(headers)).toMatchObject({ ok: true, value: { kind: 'nobody' } })
})

test('a session that ran out, and one of a disabled account, is nobody’s', async () => {
  await addFirstAdministrator(CREDENTIALS)
  const headers = await signedIn()
  await db().user.update({ where: { id: 'local' }, data: { banned: true } })
  forgetSessions()
  expect(await asking(headers)).toMatchObject({ ok: true, value: { kind: 'nobody' } })
  await db().user.update({ where: { id: 'local' }, data: { banned: false } })
  await db().session.updateMany({ data: { expiresAt: new Date(0) } })
  forgetSessions()
  expect(await asking(headers)).toMatchObject({ ok: true, value: { kind: 'nobody' } })
})

test('whoever has to choose a password may do nothing else', async () => {
  await addFirstAdministrator(CREDENTIALS)
  await db().user.update({ where: { id: 'local' }, data: { mustChangePassword: true } })
  const answer = await asking(await signedIn())
  expect(answer.ok ? [...answer.value.permissions].sort() : []).toEqual([
    'account:own',
    'notification:own',
    'service:probe',
  ])
})

test('a token may what its person may and its scopes say, and its use is noted', async () => {
  const answer = await asking(await tokenOf({ scopes: ['video:list', 'label:read'] }))
  expect(answer).toMatchObject({ ok: true, value: { kind: 'token', userId: 'local', sessionId: null } })
  expect(answer.ok ? [...answer.value.permissions].sort() : []).toEqual(['label:read', 'service:probe', 'video:list'])
  expect((await db().apiToken.findFirstOrThrow()).lastUsedAt).toBeInstanceOf(Date)
  const whole = await asking(await tokenOf())
  expect(whole.ok && whole.value.permissions.has('media:raw')).toBe(true)
  expect(whole.ok && whole.value.permissions.has('account:own')).toBe(false)
})

test.each([{ expiresAt: new Date(0) }, { revokedAt: new Date() }])('a token with %j is refused', async (record) => {
  expect(await asking(await tokenOf(record))).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
})

test('a token of a disabled account is refused', async () => {
  const headers = await tokenOf()
  await db().user.update({ where: { id: 'local' }, data: { banned: true } })
  expect(await asking(headers)).toMatchObject({ ok: false })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { NOBODY } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { addPerson } from '@/lib/server/people/add-person'
import { resetPassword } from '@/lib/server/people/change-person'
import { changePassword } from './change-password'
import { endOwnSession, listOwnSessions, signOutEverywhere } from './own-sessions'
import { sessionPrincipal } from './session-principal'
import { signIn } from './sign-in'

let library: TestLibrary

const PASSWORD = 'a long one of a test'
const ANOTHER = 'another long one of it'

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

/** Somebody of this name with {@link PASSWORD}. Their failed attempts are their own, as their id is. */
async function add(username: string): Promise<string> {
  const person = { username, name: username, password: PASSWORD, role: 'annotator', mustChangePassword: false } as const
  const added = await addPerson(person)
  if (!added.ok) throw new Error(added.error.message)
  return added.value
}

async function enter(username: string, password = PASSWORD): Promise<string> {
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  const done = await signIn(new Request('http://127.0.0.1/', { headers }), { username, password })
  if (!done.ok) throw new Error(done.error.message)
  return done.value.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
}

const principalOf = async (cookie: string) => (await sessionPrincipal(cookie)) ?? NOBODY

const asking = (cookie: string) => new Request('http://127.0.0.1/', { headers: { cookie } })

const change = async (cookie: string, currentPassword: string, newPassword: string) =>
  await changePassword(await principalOf(cookie), { currentPassword, newPassword }, asking(cookie))

const sessionsOf = async (cookie: string) => await listOwnSessions(await principalOf(cookie))

test('a new password is proved by the old one, ends every other session and keeps this one', async () => {
  await add('ann')
  const [here, there] = [await enter('ann'), await enter('ann')]
  expect(await change(here, PASSWORD, ANOTHER)).toEqual({ ok: true, value: { ended: 1 } })
  expect(await sessionPrincipal(there)).toBeNull()
  expect(await sessionPrincipal(here)).not.toBeNull()
  await expect(enter('ann')).rejects.toThrow('wrong')
  await enter('ann', ANOTHER)
})

test('whoever has to choose a password is let on once they did, and not with the one they were given', async () => {
  const id = await add('ann')
  const reset = await resetPassword(id)
  const given = reset.ok ? reset.value.oneTimePassword : ''
  const cookie = await enter('ann', given)
  expect(await change(cookie, given, given)).toMatchObject({ ok: false, error: { code: 'password-unfit' } })
  expect(await change(cookie, given, ANOTHER)).toMatchObject({ ok: true })
  expect(await sessionPrincipal(cookie)).toMatchObject({ mustChangePassword: false })
})

test('whoever signs in with another service is told that there is no password to change', async () => {
  const id = await add('ann')
  const cookie = await enter('ann')
  await db().account.updateMany({ where: { userId: id }, data: { providerId: 'lab', password: null } })
  const refused = await change(cookie, PASSWORD, ANOTHER)
  expect(refused).toMatchObject({ error: { code: 'permission-denied', message: expect.stringMatching(/service/) } })
})

test('guesses at the current password are counted, and then the right one does not help either', async () => {
  await add('ann')
  const cookie = await enter('ann')
  for (let guess = 0; guess < 10; guess += 1)
    expect(await change(cookie, `guess ${guess}`, ANOTHER)).toMatchObject({ error: { code: 'permission-denied' } })
  expect(await change(cookie, PASSWORD, ANOTHER)).toMatchObject({ error: { code: 'too-many-attempts' } })
  expect(await db().auditEntry.count({ where: { action: 'password.changed', outcome: 'refused' } })).toBe(11)
})

test('a person sees where they are signed in, ends one session, and never one of somebody else', async () => {
  await add('ann')
  await add('bob')
  const [here, there, others] = [await enter('ann'), await enter('ann'), await enter('bob')]
  const mine = await sessionsOf(here)
  expect(mine).toMatchObject([
    { isCurrent: true, browser: 'Firefox on Linux' },
    { isCurrent: false, browser: 'Firefox on Linux' },
  ])
  const end = async (id = '') => await endOwnSession(await principalOf(here), id)
  const [bobs] = await sessionsOf(others)
  expect(await end(bobs?.id)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await sessionPrincipal(others)).not.toBeNull()
  expect(await end(mine[1]?.id)).toMatchObject({ ok: true })
  expect(await sessionPrincipal(there)).toBeNull()
  expect(await end(mine[1]?.id)).toMatchObject({ ok: false })
})

test('signing out everywhere ends this session, too, and takes its cookie back', async () => {
  await add('ann')
  await add('bob')
  const [here, there, others] = [await enter('ann'), await enter('ann'), await enter('bob')]
  const answer = await signOutEverywhere(await principalOf(here), asking(here))
  expect(answer.ended).toBe(2)
  expect(answer.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i)
  expect([await sessionPrincipal(here), await sessionPrincipal(there)]).toEqual([null, null])
  expect(await sessionPrincipal(others)).not.toBeNull()
})

test('when a session was used last is written, though not for each request', async () => {
  const userId = await add('ann')
  const cookie = await enter('ann')
  const old = new Date(Date.now() - 10 * 60_000)
  await db().session.updateMany({ where: { userId }, data: { updatedAt: old } })
  await sessionPrincipal(cookie)
  const noted = (await db().session.findFirst({ where: { userId } }))?.updatedAt.getTime() ?? 0
  expect(noted).toBeGreaterThan(old.getTime())
})

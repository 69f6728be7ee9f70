import { afterEach, beforeEach, expect, test } from 'vitest'
import { PER_ADDRESS, PER_USERNAME } from '@/lib/auth/attempts'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { addPerson } from '@/lib/server/people/add-person'
import { setUp } from '@/lib/server/people/set-up'
import { setupCode } from '@/lib/server/people/setup-code'
import { CLIENT_ADDRESS_HEADER } from './client-address'
import { signIn } from './sign-in'

let library: TestLibrary
let names = 0
const named = () => ({ username: `person-${++names}`, name: 'Somebody', password: 'long enough for all' })

beforeEach(async () => {
  library = await createTestLibrary()
})

afterEach(() => library.close())

const request = () => new Request('http://127.0.0.1/', { headers: { [CLIENT_ADDRESS_HEADER]: `10.0.0.${names}` } })

async function annotator() {
  const person = named()
  const made = await addPerson({ ...person, role: 'annotator', mustChangePassword: false })
  if (!made.ok) throw new Error(made.error.message)
  return { ...person, id: made.value }
}

test('whoever knows the password is signed in, with a cookie that no script reads', async () => {
  const person = await annotator()
  const done = await signIn(request(), { ...person, username: person.username.toUpperCase() })
  expect(done).toMatchObject({ ok: true, value: { userId: person.id } })
  const [cookie = ''] = done.ok ? done.value.headers.getSetCookie() : []
  expect(cookie).toMatch(/^framemark\.session_token=.*HttpOnly.*SameSite=Lax/i)
  expect((await db().user.findUniqueOrThrow({ where: { id: person.id } })).lastSignInAt).toBeInstanceOf(Date)
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: 'session.signed-in', actorId: person.id, outcome: 'done', address: `10.0.0.${names}` },
  ])
})

test('a wrong name and a wrong password get one answer, which is written down', async () => {
  const person = await annotator()
  const wrong = await signIn(request(), { ...person, password: 'not the password' })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  expect(await signIn(request(), named())).toEqual(wrong)
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: 'session.refused', outcome: 'refused', actorId: null, details: { username: person.username } },
    { action: 'session.refused' },
  ])
})

test('that an account is disabled is told to who knows its password alone', async () => {
  const person = await annotator()
  await db().user.update({ where: { id: person.id }, data: { banned: true } })
  expect(await signIn(request(), person)).toMatchObject({ ok: false, error: { code: 'permission-denied' } })
  expect(await signIn(request(), { ...person, password: 'not the password' })).toMatchObject({
    ok: false,
    error: { code: 'unauthenticated' },
  })
})

test('that many people of one address signed in keeps nobody from signing in there', async () => {
  const person = await annotator()
  for (let n = 0; n < PER_ADDRESS.most + 1; n += 1) expect(await signIn(request(), person)).toMatchObject({ ok: true })
}, 120_000)

test('after too many failures nobody gets by, not even with the password; guesses at once count as well', async () => {
  const person = await annotator()
  const guesses = Array.from({ length: PER_USERNAME.most + 5 }, () =>
    signIn(request(), { ...person, password: 'not the password' }),
  )
  const codes = (await Promise.all(guesses)).map((answer) => (answer.ok ? 'ok' : answer.error.code))
  expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(5)
  expect(await signIn(request(), person)).toMatchObject({
    ok: false,
    error: { code: 'too-many-attempts', details: { retryAfterSeconds: expect.any(Number) } },
  })
})

test('the code from the log makes the first administrator, once', async () => {
  const first = named()
  const asked = { ...first, code: setupCode().toLowerCase().replaceAll('-', ' ') }
  expect(await setUp(request(), { ...asked, code: 'AAAA-AAAA-AAAA' })).toMatchObject({
    ok: false,
    error: { code: 'setup-code-wrong' },
  })
  expect(await setUp(request(), { ...asked, password: `${first.username} x` })).toMatchObject({
    ok: false,
    error: { code: 'password-unfit' },
  })
  expect(await setUp(request(), asked)).toMatchObject({ ok: true, value: { userId: 'local' } })
  expect(await setUp(request(), { ...asked, username: 'another' })).toMatchObject({
    ok: false,
    error: { code: 'setup-done' },
  })
  expect(await signIn(request(), first)).toMatchObject({ ok: true, value: { userId: 'local' } })
})

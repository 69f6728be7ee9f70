import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { forgetEnv } from '@/lib/server/env'
import { addPerson } from '@/lib/server/people/add-person'
import { forgetProvider } from './oidc'
import { sessionPrincipal } from './session-principal'
import { finishOidc, startOidc } from './sign-in-oidc'
import { startTestProvider } from './test-provider'

let library: TestLibrary
let provider: Awaited<ReturnType<typeof startTestProvider>>

const SERVER = 'http://127.0.0.1:3000'

beforeAll(async () => {
  provider = await startTestProvider()
})
afterAll(() => provider.close())

beforeEach(async () => {
  library = await createTestLibrary()
  process.env['FRAMEMARK_OIDC_ISSUER'] = provider.issuer
  process.env['FRAMEMARK_OIDC_CLIENT_ID'] = provider.client.id
  process.env['FRAMEMARK_OIDC_CLIENT_SECRET'] = provider.client.secret
  forgetEnv()
  forgetProvider()
  provider.state.subject = { sub: 's1', preferred_username: 'Ana', name: 'Ana Pérez' }
  provider.state.bend = {}
  provider.state.denies = false
})
afterEach(async () => {
  for (const name of ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'ROLE']) delete process.env[`FRAMEMARK_OIDC_${name}`]
  await library.close()
})

const requestTo = (path: string, cookie = '') =>
  new Request(`${SERVER}${path}`, { headers: { host: new URL(SERVER).host, cookie } })

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')

/** Goes through it as a browser does: where it ends, and who is signed in then. */
async function signInThere(next = '/videos/v1', bendBack = (url: URL) => url) {
  const started = await startOidc(requestTo('/api/auth/sign-in/oidc'), next)
  if (!started.ok) throw new Error(started.error.message)
  const there = await fetch(started.value.url, { redirect: 'manual' })
  const back = bendBack(new URL(there.headers.get('location') ?? ''))
  expect(`${back.origin}${back.pathname}`).toBe(`${SERVER}/api/auth/callback/oidc`)
  const request = requestTo(`${back.pathname}${back.search}`, cookieOf(started.value.headers))
  const finished = await finishOidc(request)
  if (!finished.ok) throw new Error(finished.error.message)
  const { status, headers } = finished.value
  expect(status).toBe(302)
  return { location: headers.get('location'), principal: await sessionPrincipal(cookieOf(headers)) }
}

const written = async () =>
  (await db().auditEntry.findMany({ orderBy: { sequence: 'asc' } })).map(({ action, details }) => ({ action, details }))

test('whoever has an account with that username is signed in to it, and by their subject ever after', async () => {
  await createTestPerson('ana', 'reviewer')
  const first = await signInThere()
  expect(first).toMatchObject({
    location: '/videos/v1',
    principal: { kind: 'person', userId: 'ana', role: 'reviewer' },
  })
  expect(await written()).toEqual([{ action: 'session.signed-in', details: { by: 'oidc' } }])
  provider.state.subject = { sub: 's1', preferred_username: 'renamed' }
  expect((await signInThere()).principal?.userId).toBe('ana')
  expect(await db().user.findUnique({ where: { id: 'ana' } })).toMatchObject({ name: 'Person ana', role: 'reviewer' })
  const [account] = await db().account.findMany()
  expect(account).toMatchObject({ accessToken: null, refreshToken: null, idToken: null })
})

test('nobody comes in who was not added', async () => {
  const { location, principal } = await signInThere()
  expect({ location, principal }).toEqual({ location: '/sign-in?refused=signup_disabled', principal: null })
  expect(await db().session.count()).toBe(0)
  expect(await written()).toEqual([{ action: 'session.refused', details: { by: 'oidc', reason: 'signup_disabled' } }])
})

test('where people may come by themselves they are annotators, whatever the provider says', async () => {
  process.env['FRAMEMARK_OIDC_ROLE'] = 'annotator'
  forgetEnv()
  provider.state.subject = { ...provider.state.subject, ...{ role: 'administrator', grants: ['media:raw'] } }
  const { principal } = await signInThere()
  expect(principal).toMatchObject({ name: 'Ana Pérez', role: 'annotator' })
  expect(principal?.permissions.has('media:raw')).toBe(false)
  expect(await db().user.findUnique({ where: { username: 'ana' } })).toMatchObject({ displayUsername: 'Ana' })
  provider.state.subject = { sub: 's2', preferred_username: 'not a username' }
  expect((await signInThere()).principal).toBeNull()
})

test('whoever is let in by nobody is not let into the account of somebody called nobody either', async () => {
  process.env['FRAMEMARK_OIDC_ROLE'] = 'annotator'
  forgetEnv()
  const nobody = { username: 'nobody', name: 'Nobody', role: 'annotator', mustChangePassword: false } as const
  await addPerson({ ...nobody, password: 'a quiet long sentence' })
  provider.state.subject = { sub: 's2', preferred_username: 'not a username' }
  expect((await signInThere()).principal).toBeNull()
})

test('a username that the provider gives to somebody else takes no account along', async () => {
  await createTestPerson('ana', 'administrator')
  expect((await signInThere()).principal?.userId).toBe('ana')
  provider.state.subject = { sub: 's2', preferred_username: 'ana' }
  expect(await signInThere()).toEqual({ location: '/sign-in?refused=signup_disabled', principal: null })
})

test('who is disabled stays out', async () => {
  await createTestPerson('ana', 'annotator')
  await db().user.update({ where: { id: 'ana' }, data: { banned: true } })
  expect(await signInThere()).toEqual({ location: '/sign-in?refused=BANNED_USER', principal: null })
  expect(await db().session.count()).toBe(0)
})

test('a password that somebody else made is good no longer', async () => {
  const made = await addPerson({
    ...{ username: 'ana', name: 'Ana', role: 'annotator', password: 'made by somebody else', mustChangePassword: true },
  })
  const { principal } = await signInThere()
  expect(principal).toMatchObject({ userId: made.ok ? made.value : '', mustChangePassword: false })
  expect(await db().account.count({ where: { providerId: 'credential' } })).toBe(0)
})

test('a username that is said by userinfo alone counts, if it speaks of the same subject', async () => {
  await createTestPerson('ana', 'annotator')
  provider.state.bend = { lean: true, userinfoSub: 'another' }
  expect((await signInThere()).principal).toBeNull()
  provider.state.bend = { lean: true }
  expect((await signInThere()).principal?.userId).toBe('ana')
})

test.each([
  ['of another key', { wrongKey: true }],
  ['for another client', { audience: 'another' }],
  ['of another sign-in', { nonce: 'another' }],
])('an identity token %s opens nothing', async (_, bend) => {
  await createTestPerson('ana', 'annotator')
  provider.state.bend = bend
  const { location, principal } = await signInThere()
  expect(principal).toBeNull()
  expect(location).toMatch(/^\/sign-in\?refused=/)
})

test('a state that this browser did not begin with opens nothing, nor does a refusal', async () => {
  await createTestPerson('ana', 'annotator')
  const bent = await signInThere('/', (url) => {
    url.searchParams.set('state', 'another')
    return url
  })
  expect(bent.principal).toBeNull()
  provider.state.denies = true
  expect(await signInThere()).toEqual({ location: '/sign-in?refused=access_denied', principal: null })
})

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
  'nobody is sent to %s',
  async (next) => {
    await createTestPerson('ana', 'annotator')
    expect((await signInThere(next)).location).toBe('/')
  },
)

test('a provider that is away is asked again by the next try', async () => {
  await createTestPerson('ana', 'annotator')
  provider.state.bend = { away: true }
  const request = requestTo('/api/auth/sign-in/oidc')
  expect(await startOidc(request, '/')).toMatchObject({ ok: false, error: { code: 'not-ready' } })
  provider.state.bend = {}
  expect((await signInThere()).principal?.userId).toBe('ana')
})

test('without settings there is none', async () => {
  delete process.env['FRAMEMARK_OIDC_ISSUER']
  delete process.env['FRAMEMARK_OIDC_CLIENT_ID']
  delete process.env['FRAMEMARK_OIDC_CLIENT_SECRET']
  forgetEnv()
  expect(await startOidc(requestTo('/'), '/')).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import { createTestLibrary, type TestLibrary } from '@/lib/server/db/test-database'
import { createTestPerson } from '@/lib/server/db/test-principal'
import { createTestVideo } from '@/lib/server/db/test-video'
import { forgetEnv } from '@/lib/server/env'
import { findGrant, sessionOf } from '@/lib/server/streaming/grants'
import { makeMediaLink } from '@/lib/server/streaming/make-media-link'
import { askMedia } from '@/lib/server/streaming/test-media'
import { forgetSessions } from './session-principal'
import { endRights } from './sign-out'

const HOUR_MS = 3_600_000
/** The middle of an hour. */
const NOON = Date.UTC(2026, 0, 1, 12, 30)

let library: TestLibrary
let ana: Principal
let administrator: Principal
let videoId: string

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  library = await createTestLibrary()
  ana = await createTestPerson('ana', 'annotator')
  administrator = await createTestPerson('ada', 'administrator')
  for (const { sessionId, userId } of [ana, administrator]) {
    const id = String(sessionId)
    await db().session.create({ data: { id, token: id, userId, expiresAt: new Date(NOON + 48 * HOUR_MS) } })
  }
  videoId = await createTestVideo({ kinds: ['raw', 'processed'] })
})

afterEach(async () => {
  vi.useRealTimers()
  delete process.env['FRAMEMARK_MEDIA_LINK_SECONDS']
  forgetEnv()
  endRights()
  await library.close()
})

type Body = Parameters<typeof makeMediaLink>[0]['body']

const make = (principal: Principal, body: Partial<Body> = {}, id = videoId) =>
  makeMediaLink({
    principal,
    params: { videoId: id },
    body: { type: 'processed', rendition: 'playable', ...body },
  })

async function linkOf(principal: Principal, body: Partial<Body> = {}): Promise<string> {
  const made = await make(principal, body)
  if (!made.ok || !('json' in made.value)) throw new Error('no link')
  return (made.value.json as { url: string }).url
}

/** What comes of asking for `address` without any other credentials. */
async function ask(address: string, headers: Record<string, string> = {}) {
  const answer = await askMedia(address.replace('/api/media/videos/', ''), { headers, by: 'nobody' })
  if (answer.ok) return { status: answer.status, text: await answer.text() }
  const { error } = (await answer.json()) as { error: { code: string } }
  return { status: answer.status, text: error.code }
}

const EXPIRED = { status: 401, text: 'link-expired' }
const FOOTAGE = { status: 200, text: expect.stringMatching(/^processed /) }

test('a link admits to its footage without a cookie, by GET and by range', async () => {
  const link = await linkOf(ana)
  expect(await ask(link)).toEqual(FOOTAGE)
  expect(await ask(link, { range: 'bytes=0-3' })).toEqual({ status: 206, text: 'proc' })
  const without = link.replace(/&link=.*/, '')
  expect(await ask(without, { authorization: 'Bearer none' })).toEqual({ status: 401, text: 'unauthenticated' })
})

test.each([
  { rule: 'another video', change: (link: string, other: string) => link.replace(videoId, other) },
  { rule: 'the raw footage', change: (link: string) => link.replace('type=processed', 'type=raw') },
  { rule: 'another rendition', change: (link: string) => link.replace('rendition=playable', 'rendition=original') },
  { rule: 'no rendition that there is', change: (link: string) => link.replace('playable', 'nothing') },
  { rule: 'another person', change: (link: string) => link.replace('.ana.', '.ada.') },
  { rule: 'another session', change: (link: string) => link.replace('session-of-ana', 'session-of-ada') },
  { rule: 'a longer time', change: (link: string) => link.replace(/link=1\.(\d)/, 'link=1.2') },
  { rule: 'another signature', change: (link: string) => link.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) },
  { rule: 'no signature', change: (link: string) => link.replace(/\.[\w-]{43}$/, '') },
  { rule: 'nothing', change: (link: string) => link.replace(/link=.*/, 'link=') },
  { rule: 'two links, the last of which is none', change: (link: string) => `${link}&link=1` },
])('a link that was changed to name $rule admits to nothing', async ({ change }) => {
  const other = await createTestVideo({ kinds: ['raw', 'processed'] })
  const link = await linkOf(administrator)
  const ownLink = await linkOf(ana)
  expect(await ask(change(ownLink, other))).toEqual(EXPIRED)
  expect(await ask(ownLink)).toEqual(FOOTAGE)
  expect(await ask(link)).toEqual(FOOTAGE)
})

test('what may be varied is how it is sent', async () => {
  expect(await ask(`${await linkOf(ana)}&profile=annotation&download=1`)).toEqual(FOOTAGE)
})

test('the address is the same within an hour; it is good until the end of the next', async () => {
  const link = await linkOf(ana)
  vi.setSystemTime(NOON + HOUR_MS / 2 - 1)
  expect(await linkOf(ana)).toBe(link)
  vi.setSystemTime(NOON + HOUR_MS / 2)
  expect(await linkOf(ana)).not.toBe(link)
  vi.setSystemTime(NOON + 1.5 * HOUR_MS - 1)
  expect(await ask(link)).toEqual(FOOTAGE)
  vi.setSystemTime(NOON + 1.5 * HOUR_MS)
  expect(await ask(link)).toEqual(EXPIRED)
})

test('the length of an hour is a setting, and a link may be asked for that is good for longer', async () => {
  process.env['FRAMEMARK_MEDIA_LINK_SECONDS'] = '2'
  forgetEnv()
  const [short, long] = [await linkOf(ana), await linkOf(ana, { forMinutes: 60 })]
  vi.setSystemTime(NOON + 4000)
  expect([await ask(short), await ask(long)]).toEqual([EXPIRED, FOOTAGE])
  vi.setSystemTime(NOON + HOUR_MS + 2000)
  expect(await ask(long)).toEqual(EXPIRED)
})

test.each([
  { rule: 'their session ended', change: () => db().session.delete({ where: { id: 'session-of-ana' } }) },
  {
    rule: 'their session ran out',
    change: () => db().session.update({ where: { id: 'session-of-ana' }, data: { expiresAt: new Date(NOON) } }),
  },
  {
    rule: 'they were disabled',
    change: () => db().user.update({ where: { id: 'ana' }, data: { banned: true, banExpires: null } }),
  },
  {
    rule: 'they have to choose a password first',
    change: () => db().user.update({ where: { id: 'ana' }, data: { mustChangePassword: true } }),
  },
])('after $rule it admits to nothing, at once', async ({ change }) => {
  const link = await linkOf(ana)
  expect(await ask(link)).toEqual(FOOTAGE)
  const target = { videoId, type: 'processed', rendition: 'playable' } as const
  const session = sessionOf(() => null, new URL(link, 'http://x').searchParams.get('link') ?? '')
  expect(findGrant(session, target)).toBeDefined()
  await change()
  endRights('ana')
  expect(findGrant(session, target)).toBeUndefined()
  expect(await ask(link)).toEqual(EXPIRED)
})

test('the right to raw footage is looked at again when the link is used', async () => {
  const link = await linkOf(administrator, { type: 'raw' })
  expect(await ask(link)).toMatchObject({ status: 200, text: expect.stringMatching(/^raw /) })
  await db().user.update({ where: { id: 'ada' }, data: { role: 'reviewer' } })
  endRights('ada')
  expect(await ask(link)).toEqual(EXPIRED)
})

test('what a link brings is not what the cookie beside it brings', async () => {
  const link = await linkOf(ana)
  expect(await ask(`${link.slice(0, -1)}!`, { cookie: 'framemark.session_token=x' })).toEqual(EXPIRED)
  expect(sessionOf((name) => (name === 'cookie' ? 'c' : null), 'a')).not.toBe(
    sessionOf((name) => (name === 'cookie' ? 'c' : null), 'b'),
  )
})

test.each([
  { rule: 'raw footage, for who may not see it', body: { type: 'raw' } as const, code: 'variant-missing' },
  { rule: 'a video that is not there', id: 'nothing', code: 'video-not-found' },
])('no link is made to $rule', async ({ body, id, code }) => {
  expect(await make(ana, body, id)).toMatchObject({ ok: false, error: { code } })
})

test('no link is made to footage that is not shown to who asks', async () => {
  await db().variant.updateMany({ data: { anonymizedAt: null } })
  expect(await make(ana)).toMatchObject({ ok: false, error: { code: 'permission-denied' } })
  expect(await make(administrator)).toMatchObject({ ok: true })
})

test('no link is made for what has no session', async () => {
  const answer = await make({ ...ana, kind: 'token', sessionId: null })
  expect(answer).toMatchObject({ ok: false, error: { code: 'permission-denied' } })
})

test('the grant of a link ends with the link', async () => {
  process.env['FRAMEMARK_MEDIA_LINK_SECONDS'] = '2'
  forgetEnv()
  forgetSessions()
  const link = await linkOf(ana)
  const target = { videoId, type: 'processed', rendition: 'playable' } as const
  const session = sessionOf(() => null, new URL(link, 'http://x').searchParams.get('link') ?? '')
  vi.setSystemTime(NOON + 2000)
  expect(await ask(link)).toEqual(FOOTAGE)
  const grant = findGrant(session, target)
  expect((grant?.until ?? Number.POSITIVE_INFINITY) - performance.now()).toBeLessThanOrEqual(2000)
})

test.each([
  { left: 3_000_000, expected: null, rule: 'as long as any' },
  { left: 3500, expected: '3', rule: 'no longer than it is good' },
  { left: 400, expected: '0', rule: 'not at all in its last second' },
])('nginx remembers the admission of a link with $left ms left: $rule', async ({ left, expected }) => {
  process.env['FRAMEMARK_MEDIA_OFFLOAD'] = 'nginx'
  forgetEnv()
  onTestFinished(() => {
    delete process.env['FRAMEMARK_MEDIA_OFFLOAD']
  })
  const link = await linkOf(ana)
  vi.setSystemTime(NOON + 1.5 * HOUR_MS - left)
  const answer = await askMedia(link.replace('/api/media/videos/', ''))
  expect(answer.headers.get('x-accel-redirect')).toMatch(/^\/_framemark_media\//)
  expect(answer.headers.get('x-accel-expires')).toBe(expected)
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findGrant, grantAccess, type MediaTarget, RightSince, revokeGrants, sessionOf } from './grants'

const record = { kind: 'original', storageKey: 'a', fileName: 'a.mp4', container: 'mp4' } as const
const raw: MediaTarget = { videoId: 'v', type: 'raw', rendition: 'playable' }
const alice = sessionOf((name) => (name === 'cookie' ? 'session=alice' : null), undefined)
const bob = sessionOf((name) => (name === 'cookie' ? 'session=bob' : null), undefined)
const now = () => performance.now()

const admit = (session: string, target: MediaTarget, receivedAt = now()) =>
  grantAccess(session, target, { receivedAt, userId: session, record })

/** Only ever goes on, as the real one does. */
let clock = 1_000_000
const pass = (ms: number) => {
  clock += ms
}

beforeEach(() => {
  pass(1)
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
})
afterEach(() => {
  revokeGrants(() => true)
  vi.restoreAllMocks()
})

test('a grant is for one session and one target', () => {
  admit(alice, raw)
  expect(findGrant(alice, raw)).toMatchObject({ userId: alice, record })
  expect(findGrant(bob, raw)).toBeUndefined()
  expect(
    findGrant(
      sessionOf(() => null, undefined),
      raw,
    ),
  ).toBeUndefined()
  for (const other of [{ type: 'processed' }, { rendition: 'original' }, { videoId: 'w' }] as const)
    expect(findGrant(alice, { ...raw, ...other })).toBeUndefined()
})

test('a token is not a cookie that reads like one', () => {
  const token = sessionOf((name) => (name === 'authorization' ? 'session=alice' : null), undefined)
  expect(token).not.toBe(alice)
})

test('a grant lasts ten seconds, however often it is used', () => {
  admit(alice, raw)
  pass(9999)
  expect(findGrant(alice, raw)).toBeDefined()
  pass(1)
  expect(findGrant(alice, raw)).toBeUndefined()
})

test('revocation ends the grants it picks at once, and no other', () => {
  admit(alice, raw)
  admit(bob, raw)
  revokeGrants(({ userId }) => userId === alice)
  expect([findGrant(alice, raw), findGrant(bob, raw) !== undefined]).toEqual([undefined, true])
  revokeGrants(({ videoId }) => videoId === 'v')
  expect(findGrant(bob, raw)).toBeUndefined()
})

test('what was decided before a revocation does not outlive it', () => {
  const receivedAt = now()
  revokeGrants(() => false)
  admit(alice, raw, receivedAt)
  expect(findGrant(alice, raw)).toBeUndefined()
  pass(1)
  admit(alice, raw)
  expect(findGrant(alice, raw)).toBeDefined()
})

test('any number of sessions is granted, and memory stays bounded', () => {
  for (let n = 0; n < 10_000; n += 1) admit(`session ${n}`, raw)
  expect(findGrant('session 9999', raw)).toBeDefined()
  expect(findGrant('session 0', raw)).toBeUndefined()
})

test('a right falls with whatever is taken away after it was found, and not with what was taken away before', () => {
  revokeGrants(() => false)
  pass(1)
  const owner = { userId: alice, videoId: 'v' }
  const right = new RightSince(owner, now())
  admit(alice, raw)
  expect(right.isRevoked).toBe(false)
  pass(1)
  revokeGrants(() => false)
  expect(right.isRevoked).toBe(true)
})

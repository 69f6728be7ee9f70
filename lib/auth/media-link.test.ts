import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isMediaLinkCurrent,
  type MediaLinkClaim,
  mediaLinkExpiry,
  mediaLinkTextToSign,
  parseMediaLink,
  printMediaLink,
} from './media-link'

test.each([
  { now: 0, expected: 7200, rule: 'at the beginning of a bucket it is good for two of them' },
  { now: 1, expected: 7200, rule: 'the same address for the whole bucket' },
  { now: 3599, expected: 7200, rule: 'also in its last second' },
  { now: 3599.999, expected: 7200, rule: 'and in the last part of that' },
  { now: 3600, expected: 10_800, rule: 'a new address in the next bucket' },
])('asked for at $now it runs out at $expected: $rule', ({ now, expected }) => {
  expect(mediaLinkExpiry(now, 3600)).toBe(expected)
})

test.each([
  { atLeast: 60, expected: 3600, rule: 'no longer than the bucket in which the time lies' },
  { atLeast: 3600, expected: 7200, rule: 'an hour' },
  { atLeast: 8 * 3600, expected: 9 * 3600, rule: 'eight hours' },
])('good for at least $atLeast s it runs out at $expected: $rule', ({ atLeast, expected }) => {
  expect(mediaLinkExpiry(10, 3600, atLeast)).toBe(expected)
})

test('it is good for as long as was asked for, and at most a bucket longer', () => {
  const seconds = fc.integer({ min: 1, max: 1e9 })
  fc.assert(
    fc.property(seconds, fc.integer({ min: 2, max: 86_400 }), seconds, (now, bucket, atLeast) => {
      const left = mediaLinkExpiry(now, bucket, atLeast) - now
      expect(left).toBeGreaterThan(atLeast - 1)
      expect(left).toBeLessThanOrEqual(atLeast + bucket)
    }),
  )
})

test.each([
  { now: 99.9, expected: true },
  { now: 100, expected: false },
  { now: 101, expected: false },
])('one that runs out at 100 is good at $now: $expected', ({ now, expected }) => {
  expect(isMediaLinkCurrent({ expiresAt: 100 }, now)).toBe(expected)
})

const claim: MediaLinkClaim = {
  sessionId: 's1',
  userId: 'ana',
  videoId: 'v1',
  type: 'processed',
  rendition: 'playable',
  expiresAt: 7200,
}

test.each<Partial<MediaLinkClaim>>([
  { sessionId: 's2' },
  { userId: 'ben' },
  { videoId: 'v2' },
  { type: 'raw' },
  { rendition: 'original' },
  { expiresAt: 7201 },
])('another $0 is another text to sign', (other) => {
  expect(mediaLinkTextToSign({ ...claim, ...other })).not.toBe(mediaLinkTextToSign(claim))
})

test('no two claims have the same text, whatever their ids are made of', () => {
  const id = fc.string({ unit: fc.constantFrom('a', '1', ':', '\n', '.') })
  const claims = fc.record({ sessionId: id, userId: id, videoId: id, rendition: id })
  fc.assert(
    fc.property(claims, claims, (a, b) => {
      const same = (Object.keys(a) as (keyof typeof a)[]).every((key) => a[key] === b[key])
      expect(mediaLinkTextToSign({ ...claim, ...a }) === mediaLinkTextToSign({ ...claim, ...b })).toBe(same)
    }),
  )
})

const text = { expiresAt: 7200, userId: 'local', sessionId: 'Ab-_9', signature: 'x'.repeat(43) }

test('what is printed is read as the same link, and needs no escaping in an address', () => {
  const printed = printMediaLink(text)
  expect(parseMediaLink(printed)).toEqual({ ok: true, value: text })
  expect(encodeURIComponent(printed)).toBe(printed)
})

test.each([
  '',
  '1',
  printMediaLink(text).replace('1.', '2.'),
  printMediaLink({ ...text, expiresAt: -1 }),
  printMediaLink({ ...text, signature: 'short' }),
  printMediaLink({ ...text, userId: '' }),
  `${printMediaLink(text)}\n`,
  `${printMediaLink(text)}.more`,
])('%j is none', (other) => {
  expect(parseMediaLink(other)).toEqual({ ok: false, error: 'not-a-link' })
})

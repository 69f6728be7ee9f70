import { expect, test } from 'vitest'
import { describeVerification, verificationStateOf } from './frame-verification'

const DECODED = '2026-03-04T10:00:00.000Z'
const day = (instant: string) => instant.slice(0, 10)

test.each([
  { decodedAt: DECODED, problems: [], state: 'verified' },
  { decodedAt: DECODED, problems: ['3 frames are damaged.'], state: 'with-problems' },
  { decodedAt: null, problems: [], state: 'unverified' },
  { decodedAt: null, problems: ['3 frames are damaged.'], state: 'unverified' },
])('decoded $decodedAt, problems $problems: $state', ({ decodedAt, problems, state }) => {
  expect(verificationStateOf({ decodedAt, problems, verifiedAt: null })).toBe(state)
})

test('what is said of the frames', () => {
  const say = (decodedAt: string | null, verifiedAt: string | null) =>
    describeVerification({ decodedAt, verifiedAt, problems: [] }, 12_345, day).join(' ')
  expect(say(DECODED, '2026-03-04T10:00:02.000Z')).toBe(
    '12,345 frames, each decoded and timed at ingest, on 2026-03-04.',
  )
  expect(say(DECODED, '2026-04-01T00:00:00.000Z')).toMatch(
    /on 2026-03-04\. The file was last found unchanged on 2026-04-01\.$/,
  )
  expect(say(null, '2026-03-04T10:00:02.000Z')).toMatch(/not decoded .* last found unchanged .* reindex/)
})

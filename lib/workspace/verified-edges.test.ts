import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { isVerified, parseVerified, type VerifiedEdges, withVerified } from './verified-edges'
import { verifyEdges } from './verify-edges'

const base: DocumentSegment = {
  id: 'a',
  labelId: 'one',
  startFrame: frame(10),
  endFrame: frame(20),
  attributes: {},
  note: '',
  isProposal: false,
  source: 'manual',
  confidence: null,
  version: 3,
  deleted: false,
  author: 'a',
}
const follower: DocumentSegment = { ...base, id: 'b', startFrame: frame(20), endFrame: frame(30) }

const known = (...segments: DocumentSegment[]) => new Map(segments.map((segment) => [segment.id, segment]))
const edgesOf = (...segments: DocumentSegment[]) => verifyEdges(segments, () => false)

/** Whether the start of the segment, verified as it was, is verified when it is `changes`. */
function startAfter(changes: Partial<DocumentSegment>): boolean {
  const [start] = edgesOf(base)
  if (start === undefined) throw new Error('a segment has a start')
  const verified = withVerified({}, start, known(base))
  const now = { ...base, ...changes }
  const [startNow] = edgesOf(now)
  return startNow !== undefined && isVerified(verified, startNow, known(now))
}

test.each<{ rule: string; changes: Partial<DocumentSegment>; expected: boolean }>([
  { rule: 'as it was', changes: {}, expected: true },
  { rule: 'moved', changes: { startFrame: frame(11), version: 4 }, expected: false },
  { rule: 'another label', changes: { labelId: 'two', version: 4 }, expected: false },
  { rule: 'only its other end was moved', changes: { endFrame: frame(25), version: 4 }, expected: true },
  { rule: 'only its note was changed', changes: { note: 'sure', version: 4 }, expected: true },
  { rule: 'a version older than the one looked at', changes: { version: 2 }, expected: false },
])('$rule: verified $expected', ({ changes, expected }) => {
  expect(startAfter(changes)).toBe(expected)
})

test('a shared boundary is verified when both of its ends are', () => {
  const [, shared] = edgesOf(base, follower)
  if (shared === undefined) throw new Error('they touch')
  const segments = known(base, follower)
  const verified = withVerified({}, shared, segments)
  expect(isVerified(verified, shared, segments)).toBe(true)
  const { 'b start': _, ...halved } = verified
  expect(isVerified(halved, shared, segments)).toBe(false)
})

test('what is known of a segment that is gone is forgotten with the next one', () => {
  const [start] = edgesOf(base)
  if (start === undefined) throw new Error('a segment has a start')
  const stale: VerifiedEdges = { 'gone end': { at: 5, labelId: 'one', version: 1 } }
  expect(Object.keys(withVerified(stale, start, known(base)))).toEqual(['a start'])
})

test.each([null, '', '[]', '{"a start":{"at":"x"}}', 'null', '{'])('%j was kept: nothing is verified', (text) => {
  expect(parseVerified(text)).toEqual({})
})

test('what was kept is read again', () => {
  const verified: VerifiedEdges = { 'a start': { at: 10, labelId: 'one', version: 3 } }
  expect(parseVerified(JSON.stringify(verified))).toEqual(verified)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChunkHistory, MAX_CHUNK_BYTES, MIN_CHUNK_BYTES, nextChunkBytes } from './chunk-size'

const KIB = 1024
const alone: ChunkHistory = { previous: null, sent: 0, drainMs: 0, isOpenEnded: false, streams: 1 }

test.each([
  { history: alone, kib: 512, rule: 'a bounded range begins large' },
  { history: { ...alone, isOpenEnded: true }, kib: 64, rule: 'an open-ended one begins small' },
  { history: { ...alone, isOpenEnded: true, sent: 256 * KIB }, kib: 64, rule: 'which many seeks never get beyond' },
  { history: { ...alone, isOpenEnded: true, sent: 600 * KIB }, kib: 128, rule: 'and grows with what was taken of it' },
  { history: { ...alone, isOpenEnded: true, sent: 9999 * KIB }, kib: 512, rule: 'to the largest' },
  { history: { ...alone, previous: 512 * KIB, drainMs: 900 }, kib: 256, rule: 'a slow reader gets half' },
  { history: { ...alone, previous: 64 * KIB, drainMs: 900 }, kib: 64, rule: 'but never less than the smallest' },
  { history: { ...alone, streams: 48 }, kib: 512, rule: 'a few dozen streams have room' },
  { history: { ...alone, streams: 200 }, kib: 64, rule: 'two hundred share it' },
  { history: { ...alone, streams: 100_000 }, kib: 64, rule: 'any number gets the smallest' },
])('$rule: $kib KiB', ({ history, kib }) => {
  expect(nextChunkBytes(history)).toBe(kib * KIB)
})

test('whatever happened before, a chunk is a power of two between the bounds', () => {
  const history = fc.record({
    previous: fc.option(fc.integer({ min: 1, max: MAX_CHUNK_BYTES })),
    sent: fc.nat(2 ** 40),
    drainMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
    isOpenEnded: fc.boolean(),
    streams: fc.nat(100_000),
  })
  fc.assert(
    fc.property(history, (given) => {
      const bytes = nextChunkBytes(given)
      expect(Number.isInteger(Math.log2(bytes))).toBe(true)
      expect(bytes >= MIN_CHUNK_BYTES && bytes <= MAX_CHUNK_BYTES).toBe(true)
    }),
  )
})

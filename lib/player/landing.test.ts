import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex, frameAt, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { timebase } from '@/lib/time/timebase'
import { frameOfMediaTime, seekPointOf } from './landing'

/** Frames of any lengths from 1 ms to 200 ms, from any start, in ticks of 1/90000 s. */
const anyIndex = fc
  .record({
    first: fc.integer({ min: 0, max: 900_000 }),
    lengths: fc.array(fc.integer({ min: 90, max: 18_000 }), { minLength: 1, maxLength: 60 }),
  })
  .map(({ first, lengths }) => {
    const pts = [first]
    for (const length of lengths) pts.push((pts.at(-1) ?? 0) + length)
    return createFrameIndex({
      timebase: timebase(1, 90_000),
      pts: pts.slice(0, -1),
      endPts: pts.at(-1) ?? 0,
      keyframes: [0],
    })
  })

test('a media time in microseconds, rounded any way, names its frame', () => {
  fc.assert(
    fc.property(anyIndex, fc.nat(), fc.constantFrom(Math.floor, Math.round, Math.ceil), (index, n, round) => {
      const at = frame(n % index.frameCount)
      expect(frameOfMediaTime(index, seconds(round(timeOf(index, at) * 1e6) / 1e6))).toBe(at)
    }),
  )
})

test('1/3 s arrives as 0.333333, before its own frame', () => {
  const index = createFrameIndex({ timebase: timebase(1, 30), pts: [9, 10, 11], endPts: 12, keyframes: [0] })
  expect(frameAt(index, seconds(0.333333))).toBe(0)
  expect(frameOfMediaTime(index, seconds(0.333333))).toBe(1)
})

test('every point that is sought lies inside the frame it is sought for', () => {
  fc.assert(
    fc.property(anyIndex, fc.nat(), fc.option(fc.nat()), (index, n, landed) => {
      const at = frame(n % index.frameCount)
      const before = landed === null ? null : frame(landed % index.frameCount)
      expect(frameAt(index, seekPointOf(index, at, before))).toBe(at)
    }),
  )
})

test.each([
  { landed: null, expected: 1.5, rule: 'the middle first' },
  { landed: 0, expected: 1.75, rule: 'later after landing too early' },
  { landed: 2, expected: 1.25, rule: 'earlier after landing too late' },
])('$rule', ({ landed, expected }) => {
  const index = createFrameIndex({ timebase: timebase(1, 1), pts: [0, 1, 2], endPts: 3, keyframes: [0] })
  expect(seekPointOf(index, frame(1), landed === null ? null : frame(landed))).toBe(expected)
})

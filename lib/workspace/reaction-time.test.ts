import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import { reactionTimeOf, seenFrame } from './reaction-time'

test('the median of what counts; guesses and sleep do not', () => {
  const presses = [20, 240, 250, 260, 230, 270, 250, 5000]
  expect(reactionTimeOf(presses)).toEqual({ medianMs: 250, spreadMs: 15, counted: 6, leftOut: 2 })
})

test('too few presses that count say nothing', () => {
  expect(reactionTimeOf([250, 250, 250, 250, 250, 20])).toBeNull()
  expect(reactionTimeOf([])).toBeNull()
})

test('one outlier does not move it far', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 240, max: 260 }), { minLength: 7 }), fc.nat(3000), (presses, outlier) => {
      const { medianMs } = reactionTimeOf([...presses, outlier]) ?? { medianMs: 0 }
      expect(medianMs).toBeGreaterThanOrEqual(240)
      expect(medianMs).toBeLessThanOrEqual(260)
    }),
  )
})

const index = createFrameIndex({
  timebase: timebase(1, 25),
  // From frame 50 on every frame stays twice as long.
  pts: Array.from({ length: 100 }, (_, n) => (n < 50 ? n : 50 + (n - 50) * 2)),
  endPts: 150,
  keyframes: [0],
})

test.each([
  { at: 40, rate: 1, ms: 200, seen: 35, rule: 'five frames of 40 ms' },
  { at: 40, rate: 2, ms: 200, seen: 30, rule: 'twice as fast is twice as far' },
  { at: 40, rate: 0.5, ms: 200, seen: 37, rule: 'half as fast; the frame that was on screen in the middle of it' },
  { at: 40, rate: -1, ms: 200, seen: 45, rule: 'backwards it was a later frame' },
  { at: 60, rate: 1, ms: 400, seen: 55, rule: 'frames of 80 ms: by time, not by count' },
  { at: 40, rate: 0, ms: 200, seen: 40, rule: 'standing still' },
  { at: 2, rate: 1, ms: 900, seen: 0, rule: 'not before the first frame' },
  { at: 99, rate: -16, ms: 1000, seen: 99, rule: 'not after the last' },
])('at $at, $rate times, $ms ms: $seen ($rule)', ({ at, rate, ms, seen }) => {
  expect(seenFrame(index, frame(at), rate, ms)).toBe(seen)
})

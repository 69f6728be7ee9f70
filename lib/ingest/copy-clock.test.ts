import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { copyClockOf } from './copy-clock'
import { haveSameTimes } from './twin-guard'

const indexOf = (num: number, den: number, pts: readonly number[], endPts: number) =>
  createFrameIndex({ timebase: timebase(num, den), pts, endPts, keyframes: [0] })

test.each([
  {
    what: '25 frames a second',
    index: indexOf(1, 25, [0, 1, 2], 3),
    timescale: 10_000,
    pts: [0, 400, 800],
    endPts: 1200,
  },
  {
    what: '90 kHz, late',
    index: indexOf(1, 90_000, [126_000, 129_600], 133_200),
    timescale: 90_000,
    pts: [126_000, 129_600],
    endPts: 133_200,
  },
  {
    what: '1001/30000',
    index: indexOf(1001, 30_000, [0, 1, 2], 3),
    timescale: 30_000,
    pts: [0, 1001, 2002],
    endPts: 3003,
  },
  {
    what: 'ten hours in',
    index: indexOf(1, 1000, [36_000_000, 36_000_033], 36_000_066),
    timescale: 10_000,
    pts: [360_000_000, 360_000_330],
    endPts: 360_000_660,
  },
  {
    what: 'nanoseconds',
    index: indexOf(1, 1e9, [0, 33_366_667], 66_733_334),
    timescale: 1e9,
    pts: [0, 33_366_667],
    endPts: 66_733_334,
  },
  {
    what: 'nanoseconds, and a gap of a minute',
    index: indexOf(1, 1e9, [0, 60_000_000_400], 60_033_000_000),
    timescale: 1_000_000,
    pts: [0, 60_000_000],
    endPts: 60_033_000,
  },
])('$what', ({ index, timescale, pts, endPts }) => {
  const clock = copyClockOf(index)
  expect({ ...clock, pts: [...clock.pts] }).toEqual({ timescale, pts, endPts })
})

test('times are the same, fit their 32 bits, and increase', () => {
  const clock = fc.tuple(fc.integer({ min: 1, max: 50_000_000 }), fc.integer({ min: 1, max: 1e9 }))
  const steps = fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 2, maxLength: 20 })
  fc.assert(
    fc.property(clock, steps, fc.integer({ min: 0, max: 1e9 }), ([num, den], distances, start) => {
      // A frame of more than a day is none.
      fc.pre((Math.max(...distances) * num) / den < 86_400)
      let at = start
      const pts = distances.map((distance) => {
        at += distance
        return at
      })
      // Nor does a recording end more than 11 days after the zero of its clock.
      fc.pre(((at + 1) * num) / den < 1e6)
      const index = indexOf(num, den, pts, at + 1)
      const copy = copyClockOf(index)
      const gaps = [...copy.pts, copy.endPts].slice(1).map((next, n) => next - (copy.pts[n] ?? 0))
      expect(Math.min(...gaps)).toBeGreaterThan(0)
      expect(Math.max(...gaps, copy.timescale)).toBeLessThan(2 ** 31)
      // Frames nearer to each other than the copy can tell are moved apart; all others are where they were.
      if ((num / den) * copy.timescale >= 1) {
        expect(haveSameTimes(index, indexOf(1, copy.timescale, [...copy.pts], copy.endPts))).toBe(true)
      }
    }),
  )
})

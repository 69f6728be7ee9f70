import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { createFrameMatcher } from './frame-matcher'

const indexOf = (pts: readonly number[], den = 1000) =>
  createFrameIndex({ timebase: timebase(1, den), pts, endPts: (pts.at(-1) ?? 0) + 40, keyframes: [0] })

test.each([
  { what: 'the same clock', clock: [1, 1000], times: [0, 40, 80], expected: [0, 1, 2] },
  { what: 'a finer clock', clock: [1, 90_000], times: [0, 3642, 7158], expected: [0, 1, 2] },
  { what: 'more than half a tick away', clock: [1, 90_000], times: [50, 3600, 7200], expected: [null, 1, 2] },
  { what: 'a frame that is missing', clock: [1, 1000], times: [0, 80], expected: [0, 2] },
  {
    what: 'frames that are not in the index',
    clock: [1, 1000],
    times: [-40, 0, 20, 40, 80, 120],
    expected: [null, 0, null, 1, 2, null],
  },
  { what: 'a coarser clock', clock: [1, 25], times: [0, 1, 2], expected: [0, 1, 2] },
])('$what', ({ clock: [num = 1, den = 1], times, expected }) => {
  expect(times.map(createFrameMatcher(indexOf([0, 40, 80]), timebase(num, den)))).toEqual(expected)
})

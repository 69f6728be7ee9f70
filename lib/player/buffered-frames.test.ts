import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { seconds } from '@/lib/time/seconds'
import { timebase } from '@/lib/time/timebase'
import { bufferedFrames } from './buffered-frames'

/** Ten frames of 0.1 s that begin at 0.5 s. */
const index = createFrameIndex({
  timebase: timebase(1, 10),
  pts: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  endPts: 15,
  keyframes: [0],
})

test.each([
  { ranges: [], expected: [], rule: 'nothing' },
  { ranges: [[0, 1.5]], expected: [[0, 10]], rule: 'everything, also before the first frame' },
  { ranges: [[0.5, 1.5]], expected: [[0, 10]], rule: 'exactly everything' },
  { ranges: [[0, 0.4]], expected: [], rule: 'only what is before the first frame' },
  { ranges: [[0, 0.55]], expected: [], rule: 'half of the first frame' },
  { ranges: [[0.65, 0.95]], expected: [[2, 4]], rule: 'frames that are cut are not there' },
  {
    ranges: [
      [0.7, 0.8],
      [1.1, 1.4],
    ],
    expected: [
      [2, 3],
      [6, 9],
    ],
    rule: 'every range, not only the last',
  },
  { ranges: [[0.700001, 0.799999]], expected: [[2, 3]], rule: 'a microsecond of rounding is not a missing frame' },
  { ranges: [[0.72, 0.78]], expected: [], rule: 'inside one frame' },
  { ranges: [[1.4, 2]], expected: [[9, 10]], rule: 'the last frame and sound after it' },
  { ranges: [[1.45, 2]], expected: [], rule: 'half of the last frame' },
])('$rule', ({ ranges, expected }) => {
  const times = ranges.map(([start, end]) => ({ start: seconds(start ?? 0), end: seconds(end ?? 0) }))
  expect(bufferedFrames(index, times).map(({ start, end }) => [start, end])).toEqual(expected)
})

import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { countDecodable } from './decodable-frames'
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

test.each([
  {
    what: 'all are whole',
    frames: [
      [0, true],
      [1, true],
      [2, true],
    ],
    says: null,
  },
  {
    what: 'the last is missing',
    frames: [
      [0, true],
      [1, true],
    ],
    says: 'Only 2 of 3 frames can be decoded: the file ends early or is damaged after 0:04.',
  },
  {
    what: 'the second is missing',
    frames: [
      [0, true],
      [2, true],
    ],
    says: 'Only 2 of 3 frames can be decoded: the file ends early or is damaged after 0:02.',
  },
  {
    what: 'the second is damaged',
    frames: [
      [0, true],
      [1, false],
      [2, true],
    ],
    says: 'Only 2 of 3 frames can be decoded: the file ends early or is damaged after 0:02.',
  },
  {
    what: 'nothing comes out',
    frames: [],
    says: 'Only 0 of 3 frames can be decoded: the file ends early or is damaged after 0:00.',
  },
] as const)('$what', ({ frames, says }) => {
  const decodable = countDecodable(indexOf([5000, 7500, 9999]))
  for (const [at, isWhole] of frames) decodable.add(at, isWhole)
  expect(decodable.complaint()).toBe(says)
})

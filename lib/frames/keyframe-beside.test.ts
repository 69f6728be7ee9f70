import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import { createFrameIndex } from './frame-index'
import { keyframeBeside } from './keyframe-beside'

const withKeyframes = (keyframes: readonly number[]) =>
  createFrameIndex({ timebase: timebase(1, 25), pts: Array.from({ length: 100 }, (_, n) => n), endPts: 100, keyframes })

test.each([
  { from: 0, direction: 1, expected: 40 },
  { from: 39, direction: 1, expected: 40 },
  { from: 40, direction: 1, expected: 70 },
  { from: 70, direction: 1, expected: null },
  { from: 99, direction: 1, expected: null },
  { from: 99, direction: -1, expected: 70 },
  { from: 70, direction: -1, expected: 40 },
  { from: 41, direction: -1, expected: 40 },
  { from: 40, direction: -1, expected: 0 },
  { from: 0, direction: -1, expected: null },
] as const)('from $from in direction $direction: $expected', ({ from, direction, expected }) => {
  expect(keyframeBeside(withKeyframes([0, 40, 70]), frame(from), direction)).toBe(expected)
})

test('a video whose first keyframe comes late has none before it', () => {
  expect(keyframeBeside(withKeyframes([5]), frame(3), -1)).toBeNull()
  expect(keyframeBeside(withKeyframes([5]), frame(5), -1)).toBeNull()
  expect(keyframeBeside(withKeyframes([5]), frame(6), -1)).toBe(5)
})

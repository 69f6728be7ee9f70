import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import { backwardFrame, nextShuttleSpeed } from './shuttle'

test.each([
  { at: 0, direction: 'forward', expected: 1 },
  { at: 1, direction: 'forward', expected: 2 },
  { at: 4, direction: 'forward', expected: 8 },
  { at: 8, direction: 'forward', expected: 16 },
  { at: 16, direction: 'forward', expected: 16 },
  { at: 0.5, direction: 'forward', expected: 1 },
  { at: 3, direction: 'forward', expected: 4 },
  { at: -1, direction: 'forward', expected: 0 },
  { at: 2, direction: 'backward', expected: 1 },
  { at: 1, direction: 'backward', expected: 0 },
  { at: 0.5, direction: 'backward', expected: 0 },
  { at: 0, direction: 'backward', expected: -1 },
  { at: -8, direction: 'backward', expected: -16 },
  { at: -16, direction: 'backward', expected: -16 },
  { at: 4, direction: 'stop', expected: 0 },
  { at: -4, direction: 'stop', expected: 0 },
] as const)('$direction at $at: $expected', ({ at, direction, expected }) => {
  expect(nextShuttleSpeed(at, direction)).toBe(expected)
})

test.each([
  { elapsedMs: 0, speed: 1, expected: 5 },
  { elapsedMs: 999, speed: 1, expected: 4 },
  { elapsedMs: 1000, speed: 1, expected: 4 },
  { elapsedMs: 1001, speed: 1, expected: 3 },
  { elapsedMs: 1001, speed: 2, expected: 2 },
  { elapsedMs: 60_000, speed: 1, expected: 0 },
])('$elapsedMs ms back at $speed times normal speed', ({ elapsedMs, speed, expected }) => {
  const index = createFrameIndex({ timebase: timebase(1, 1), pts: [0, 1, 2, 3, 4, 5], endPts: 6, keyframes: [0] })
  expect(backwardFrame(index, frame(5), elapsedMs, speed)).toBe(expected)
})

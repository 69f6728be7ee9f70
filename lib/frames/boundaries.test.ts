import { expect, test } from 'vitest'
import { seconds } from '@/lib/time/seconds'
import { timebase } from '@/lib/time/timebase'
import {
  boundaryAtMilliseconds,
  boundaryAtSeconds,
  boundarySeconds,
  isWholeMillisecond,
  millisecondSpan,
  millisecondsAt,
} from './boundaries'
import { createFrameIndex } from './frame-index'

const indexOf = (num: number, den: number, pts: readonly number[]) =>
  createFrameIndex({ timebase: timebase(num, den), pts: pts.slice(0, -1), endPts: pts.at(-1) ?? 0, keyframes: [0] })

const NTSC = indexOf(1001, 30000, [0, 1, 2, 3])

test('the last boundary is the end of the video', () => {
  expect([0, 1, 2, 3].map((boundary) => millisecondsAt(NTSC, boundary))).toEqual([0, 33, 67, 100])
  expect([0, 1, 2, 3].map((boundary) => isWholeMillisecond(NTSC, boundary))).toEqual([true, false, false, false])
  expect(boundarySeconds(NTSC, 3)).toBeCloseTo(0.1001, 12)
  expect(() => millisecondsAt(NTSC, 4)).toThrow('boundary 4')
})

test.each([
  { at: 33, boundary: 1, offByMs: 0 },
  { at: 49, boundary: 1, offByMs: 16 },
  { at: 50, boundary: 1, offByMs: 17 },
  { at: 51, boundary: 2, offByMs: 16 },
  { at: -5, boundary: 0, offByMs: 5 },
  { at: 104, boundary: 3, offByMs: 4 },
])('$at ms is boundary $boundary', ({ at, boundary, offByMs }) => {
  expect(boundaryAtMilliseconds(NTSC, at)).toEqual({ boundary, offByMs })
})

test('seconds are found by nearness', () => {
  expect(boundaryAtSeconds(NTSC, boundarySeconds(NTSC, 2))).toEqual({ boundary: 2, offByMs: 0 })
  expect(boundaryAtSeconds(NTSC, seconds(0.068)).boundary).toBe(2)
})

test('boundaries on half milliseconds, 1 ms apart, stay apart', () => {
  const halves = indexOf(
    1,
    2000,
    Array.from({ length: 2000 }, (_, n) => 2 * n + 1),
  )
  for (let boundary = 0; boundary <= halves.frameCount; boundary += 1) {
    expect(boundaryAtMilliseconds(halves, millisecondsAt(halves, boundary))).toEqual({ boundary, offByMs: 0 })
  }
})

test('a span has no sign and is never empty', () => {
  const early = indexOf(1, 10_000, [-100, -3, 1, 4, 9000])
  expect(millisecondSpan(early, { startFrame: 0, endFrame: 1 })).toEqual({ start: 0, end: 1 })
  expect(millisecondSpan(early, { startFrame: 2, endFrame: 4 })).toEqual({ start: 0, end: 900 })
})

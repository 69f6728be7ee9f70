import { expect, test } from 'vitest'
import { constantRateOf } from './constant-rate'
import { createFrameIndex } from './frame-index'

const index = (den: number, pts: readonly number[], endPts: number) =>
  createFrameIndex({ timebase: { num: 1, den }, pts, endPts, keyframes: [0] })

const frames = (count: number, at: (n: number) => number) => Array.from({ length: count }, (_, n) => at(n))

test.each([
  {
    of: '25 a second',
    given: index(
      12_800,
      frames(250, (n) => n * 512),
      128_000,
    ),
    expected: { num: 25, den: 1 },
  },
  {
    of: '29.97 beginning at 1.5 s',
    given: index(
      30_000,
      frames(300, (n) => 45_045 + n * 1001),
      345_345,
    ),
    expected: { num: 30_000, den: 1001 },
  },
  { of: 'one frame of half a second', given: index(1000, [0], 500), expected: { num: 2, den: 1 } },
  {
    of: 'a last frame that lasts longer',
    given: index(
      25,
      frames(10, (n) => n),
      40,
    ),
    expected: { num: 25, den: 1 },
  },
  { of: 'frames of 20 and 40 ms', given: index(1000, [0, 20, 60, 80, 120], 140), expected: null },
  { of: 'a pause of three frames', given: index(25, [0, 1, 2, 6, 7, 8], 9), expected: null },
])('the rate of $of', ({ given, expected }) => {
  expect(constantRateOf(given)).toEqual(expected)
})

test('29.97 a second in whole milliseconds is constant', () => {
  const given = index(
    1000,
    frames(301, (n) => Math.round((n * 1001) / 30)),
    10_043,
  )
  const rate = constantRateOf(given)
  expect((rate?.num ?? 0) / (rate?.den ?? 1)).toBeCloseTo(29.97, 3)
})

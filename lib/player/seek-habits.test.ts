import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { type PastSeek, placeLeft, REMEMBERED_SEEKS, seekHabits } from './seek-habits'
import type { SeekKind } from './seek-request'

const seek = (from: number, target: number, kind: SeekKind = 'jump'): PastSeek => ({
  kind,
  from: frame(from),
  target: frame(target),
  atMs: 0,
})

const BOUNDARIES = new Set([1000, 1010, 2000].map(frame))

test.each([
  { seeks: [], largest: null, rule: 'nothing is known' },
  { seeks: [seek(0, 500, 'restore')], largest: null, rule: 'coming back after a reload is no habit' },
  { seeks: [seek(0, 1, 'step'), seek(1, 2, 'step')], largest: 'fineScrubbing', rule: 'single steps' },
  { seeks: [seek(0, 4000, 'scrub')], largest: 'fineScrubbing', rule: 'dragging, however far' },
  { seeks: [seek(0, 4000), seek(4000, 90)], largest: 'largeJumps', rule: 'far and back' },
  {
    seeks: [seek(1000, 1010), seek(1010, 2000)],
    largest: 'boundaryHopping',
    rule: 'from edge to edge, also near ones',
  },
  { seeks: [seek(999, 1000, 'step')], largest: 'fineScrubbing', rule: 'a step onto an edge is a step' },
  {
    seeks: [seek(0, 4000), seek(4000, 90), seek(90, 91, 'step'), seek(91, 92, 'step'), seek(92, 93, 'step')],
    largest: 'fineScrubbing',
    rule: 'what was done last',
  },
])('$rule: $largest', ({ seeks, largest }) => {
  const { steadyStride, stride, ...shares } = seekHabits(seeks, BOUNDARIES)
  const [first] = Object.entries(shares).toSorted((a, b) => b[1] - a[1])
  expect(first?.[1] === 0 ? null : first?.[0]).toBe(largest)
})

test('what was done ten minutes ago counts less than what was done just now', () => {
  const longAgo = [seek(0, 4000), seek(4000, 90)]
  const justNow = { ...seek(90, 91, 'step'), atMs: 600_000 }
  expect(seekHabits([...longAgo, justNow], BOUNDARIES).fineScrubbing).toBeGreaterThan(0.99)
})

test.each([
  { seeks: [seek(0, 250), seek(250, 500)], stride: 250, rule: 'twice the same' },
  { seeks: [seek(0, 250), seek(250, 505), seek(505, 750)], stride: 245, rule: 'nearly the same' },
  { seeks: [seek(500, 250), seek(250, 0)], stride: -250, rule: 'backwards' },
  {
    seeks: [seek(0, 9000), seek(9000, 250), seek(250, 500), seek(500, 750)],
    stride: 250,
    rule: 'only the newest count',
  },
  { seeks: [seek(0, 250)], stride: 0, rule: 'once is no stride' },
  { seeks: [seek(0, 250), seek(250, 0)], stride: 0, rule: 'there and back is none' },
  { seeks: [seek(0, 10, 'scrub'), seek(10, 20, 'scrub')], stride: 0, rule: 'dragging is none' },
])('the stride of $rule is $stride', ({ seeks, stride }) => {
  const habits = seekHabits(seeks, BOUNDARIES)
  expect(habits.stride).toBe(stride)
  expect(habits.steadyStride > 0).toBe(stride !== 0)
})

test.each([
  { seeks: [], expected: null },
  { seeks: [seek(100, 5000)], expected: 100 },
  { seeks: [seek(100, 5000), seek(5000, 5001, 'step')], expected: 100 },
  { seeks: [seek(100, 5000), seek(5000, 9000)], expected: 5000 },
  { seeks: [seek(100, 110)], expected: null },
])('where the newest large jump of $seeks.length came from: $expected', ({ seeks, expected }) => {
  expect(placeLeft(seeks)).toBe(expected)
})

test('shares make 1 together, and what is long past says nothing', () => {
  const anySeek = fc.tuple(fc.nat(5000), fc.nat(5000)).map(([from, target]) => seek(from, target))
  fc.assert(
    fc.property(fc.array(anySeek, { maxLength: 80 }), (seeks) => {
      const { largeJumps, fineScrubbing, boundaryHopping, steadyStride } = seekHabits(seeks, BOUNDARIES)
      const whole = largeJumps + fineScrubbing + boundaryHopping
      expect(whole === 0 || Math.abs(whole - 1) < 1e-9).toBe(true)
      expect(steadyStride).toBeLessThanOrEqual(1)
      const meant = seeks.filter(({ from, target }) => from !== target)
      expect(seekHabits(meant.slice(-REMEMBERED_SEEKS), BOUNDARIES)).toEqual(seekHabits(seeks, BOUNDARIES))
    }),
  )
})

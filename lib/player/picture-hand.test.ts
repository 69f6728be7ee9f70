import { expect, test } from 'vitest'
import { handOf, movementOf, wheelFactor } from './picture-hand'

const hand = (...points: [number, number][]) => {
  const made = handOf(points.map(([x, y]) => ({ x, y })))
  if (made === null) throw new Error('a hand that does not touch')
  return made
}

test('no finger is no hand', () => expect(handOf([])).toBeNull())

test.each([
  { before: hand([10, 10]), after: hand([13, 6]), by: { x: 3, y: -4 }, factor: 1, rule: 'one finger moves' },
  { before: hand([0, 0], [10, 0]), after: hand([-5, 0], [15, 0]), by: { x: 0, y: 0 }, factor: 2, rule: 'two spread' },
  { before: hand([0, 0], [0, 10]), after: hand([4, 0], [4, 5]), by: { x: 4, y: -2.5 }, factor: 0.5, rule: 'and close' },
  { before: hand([3, 3], [3, 3]), after: hand([3, 3], [3, 9]), by: { x: 0, y: 3 }, factor: 1, rule: 'from one place' },
])('$rule', ({ before, after, by, factor }) => {
  expect(movementOf(before, after)).toEqual({ by, factor })
})

test('the wheel enlarges upwards, makes smaller downwards, and undoes itself', () => {
  expect(wheelFactor(-100)).toBeGreaterThan(1.2)
  expect(wheelFactor(-100) * wheelFactor(100)).toBeCloseTo(1)
  expect(wheelFactor(-100_000)).toBe(wheelFactor(-100))
  expect(wheelFactor(-2)).toBeLessThan(1.02)
})

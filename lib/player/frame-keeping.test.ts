import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { createFrameKeeping } from './frame-keeping'

const NONE = () => false

test('without a reason to fill, nothing is decoded ahead, but what passes by is kept', () => {
  const keeping = createFrameKeeping(1000, () => 101)
  keeping.moveHand(frame(500), 0)
  expect(keeping.next(NONE)).toBeNull()
  expect([keeping.isWanted(frame(480)), keeping.isWanted(frame(300))]).toEqual([true, false])
})

test('the window comes before guesses, nearest first', () => {
  const keeping = createFrameKeeping(1000, () => 101)
  keeping.moveHand(frame(500), -1)
  keeping.fill(true)
  keeping.guess([frame(20)])
  expect(keeping.next((at) => at === 500)).toEqual({ why: 'window', target: 499 })
  const { start, end } = keeping.window()
  expect(keeping.next((at) => at >= start && at < end)).toEqual({ why: 'guess', target: 20 })
})

test('guesses stay when room is short, and are no more than there is room for', () => {
  const keeping = createFrameKeeping(1000, () => 20)
  keeping.moveHand(frame(500), 0)
  keeping.guess([10, 20, 30, 40, 50].map(frame))
  expect([10, 20, 30, 40, 50].map((at) => keeping.isWanted(frame(at)))).toEqual([true, true, true, false, false])
  expect(keeping.leastWanted([10, 495, 500])).toBe(495)
  expect(keeping.leastWanted([10])).toBeNull()
})

test('what did not come out is not decoded again until the window moves on or somebody asks for it', () => {
  const keeping = createFrameKeeping(1000, () => 101)
  keeping.moveHand(frame(500), -1)
  keeping.fill(true)
  keeping.giveUp(Array.from({ length: 1000 }, (_, n) => n))
  expect(keeping.next(NONE)).toBeNull()
  keeping.hopeAgain(frame(499))
  expect(keeping.next(NONE)).toEqual({ why: 'window', target: 499 })
  keeping.moveHand(frame(400), -1)
  expect(keeping.next(NONE)).toEqual({ why: 'window', target: 400 })
})

test('memory is for walking: a hand that jumps about keeps fewer frames than there is room for', () => {
  const keeping = createFrameKeeping(10_000, () => 500)
  keeping.moveHand(frame(5000), 0)
  expect(keeping.limit()).toBe(96)
  keeping.moveHand(frame(4999), -1)
  expect(keeping.limit()).toBe(500)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import type { Travel } from './frame-port'
import { farthest, hasDrifted, nextMissing, windowAround } from './frame-window'

const travels = fc.constantFrom<Travel>(-1, 0, 1)

test.each([
  { at: 500, travel: 0, start: 450, end: 551 },
  { at: 500, travel: -1, start: 420, end: 521 },
  { at: 500, travel: 1, start: 470, end: 571 },
  { at: 3, travel: -1, start: 0, end: 101 },
  { at: 999, travel: 1, start: 899, end: 1000 },
] as const)('101 frames around $at, travelling $travel: [$start, $end)', ({ at, travel, start, end }) => {
  expect(windowAround(frame(at), 1000, 101, travel)).toEqual({ start, end })
})

test('a window holds its frame, has the size there is room for and lies inside the video', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.nat(5000),
      fc.integer({ min: 1, max: 3000 }),
      travels,
      (count, n, size, travel) => {
        const at = frame(n % count)
        const { start, end } = windowAround(at, count, size, travel)
        expect(start <= at && at < end && start >= 0 && end <= count).toBe(true)
        expect(end - start).toBe(Math.min(size, count))
      },
    ),
  )
})

test.each([
  { rule: 'backwards, the nearest before it', travel: -1, here: [10, 9, 8], next: 7 },
  { rule: 'nowhere in particular: backwards first', travel: 0, here: [10], next: 9 },
  { rule: 'on, the nearest after it', travel: 1, here: [10, 11], next: 12 },
  { rule: 'on, when all after it are here: before it', travel: 1, here: [10, 11, 12, 13, 14], next: 9 },
  { rule: 'all are here', travel: -1, here: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14], next: null },
] as const)('$rule', ({ travel, here, next }) => {
  const isHere = (at: number) => (here as readonly number[]).includes(at)
  expect(nextMissing(frameSpan(5, 15), frame(10), travel, isHere)).toBe(next)
})

test('the window follows after a quarter of the room, or when the hand turns round', () => {
  const anchor = { at: frame(100), travel: -1 } as const
  expect(hasDrifted(anchor, frame(76), -1, 100)).toBe(false)
  expect(hasDrifted(anchor, frame(74), -1, 100)).toBe(true)
  expect(hasDrifted(anchor, frame(100), 1, 100)).toBe(true)
})

test('the farthest frame goes first, those outside the window before all others', () => {
  expect(farthest([5, 10, 20], frame(10), frameSpan(0, 30))).toBe(20)
  expect(farthest([5, 10, 20, 12], frame(10), frameSpan(0, 12))).toBe(20)
  expect(farthest([1, 10, 13], frame(10), frameSpan(0, 12))).toBe(13)
  expect(farthest([], frame(10), frameSpan(0, 12))).toBeNull()
})

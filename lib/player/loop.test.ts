import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import { timebase } from '@/lib/time/timebase'
import { type LoopSituation, nextInLoop, reachOf, withDistance } from './loop'

/** 100 frames of 1/25 s, shown from 1 s on. */
const index = createFrameIndex({
  timebase: timebase(1, 25),
  pts: Array.from({ length: 100 }, (_, n) => n + 25),
  endPts: 125,
  keyframes: [0],
})

type Row = {
  readonly shown: number
  readonly target?: number
  readonly motion?: LoopSituation['motion']
  readonly reach?: number
  readonly expected: unknown
  readonly rule: string
}

const stay = { kind: 'stay' }
const toStart = { kind: 'go', over: null, to: 40 }
const standAtStart = { kind: 'stand', to: 40 }

test.each<Row>([
  { shown: 40, expected: stay, rule: 'the first frame is shown' },
  { shown: 78, expected: stay, rule: 'the last frame is still to come' },
  { shown: 79, expected: toStart, rule: 'the last frame has been presented' },
  { shown: 80, expected: toStart, rule: 'a frame was left out' },
  { shown: 10, expected: toStart, rule: 'playing before it' },
  { shown: 99, expected: toStart, rule: 'playing after it' },
  { shown: 79, target: 40, expected: stay, rule: 'it is on its way already' },
  { shown: 79, motion: 'standing', expected: stay, rule: 'a player that stands is left alone' },
  { shown: 10, motion: 'standing', expected: stay, rule: 'also outside' },
  { shown: 41, motion: 'backward', expected: stay, rule: 'running backwards inside' },
  { shown: 40, motion: 'backward', expected: standAtStart, rule: 'running backwards ends at the first frame' },
  { shown: 12, motion: 'backward', expected: standAtStart, rule: 'and comes back to it' },
  { shown: 71, reach: 8, expected: stay, rule: 'the next frame heard of is the last at most' },
  {
    shown: 72,
    reach: 8,
    expected: { kind: 'go', over: 79, to: 40 },
    rule: 'the next may be too far: by way of the last',
  },
  { shown: 79, reach: 8, expected: toStart, rule: 'and from there to the first' },
])('at $shown: $rule', ({ shown, target, motion = 'on', reach = 1, expected }) => {
  const situation = { index, loop: frameSpan(40, 80), shown: frame(shown), motion, reach }
  expect(nextInLoop({ ...situation, target: target === undefined ? null : frame(target) })).toEqual(expected)
})

test.each([
  { loop: null, shown: 99, expected: stay, rule: 'no loop' },
  {
    loop: frameSpan(90, 100),
    shown: 99,
    expected: { kind: 'go', over: null, to: 90 },
    rule: 'a loop to the end of the video',
  },
  { loop: frameSpan(50, 51), shown: 50, expected: { kind: 'stand', to: 50 }, rule: 'a loop of one frame stands' },
  { loop: frameSpan(90, 200), shown: 99, expected: { kind: 'go', over: null, to: 90 }, rule: 'a loop beyond the end' },
])('$rule', ({ loop, shown, expected }) => {
  const situation = { index, loop, shown: frame(shown), target: null, motion: 'on', reach: 1 } as const
  expect(nextInLoop(situation)).toEqual(expected)
})

test('the reach is the largest of the newest distances', () => {
  expect(reachOf([])).toBe(1)
  expect(reachOf([1, 3, 2].reduce(withDistance, []))).toBe(3)
  const calm = Array.from({ length: 32 }, () => 1)
  expect(reachOf([9, ...calm].reduce<readonly number[]>(withDistance, []))).toBe(1)
  expect(reachOf([9, ...calm.slice(1)].reduce<readonly number[]>(withDistance, []))).toBe(9)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex, keyframeBefore } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { timebase } from '@/lib/time/timebase'
import { MAXIMUM_TARGETS, planPrefetch } from './prefetch-plan'
import { NO_HINTS, type PrefetchSituation } from './prefetch-situation'
import type { PastSeek } from './seek-habits'
import type { SeekKind } from './seek-request'

/** 10,000 frames, a keyframe every 50. */
const index = createFrameIndex({
  timebase: timebase(1, 25),
  pts: Array.from({ length: 10_000 }, (_, n) => n),
  endPts: 10_000,
  keyframes: Array.from({ length: 200 }, (_, n) => n * 50),
})

const at = (situation: Partial<PrefetchSituation>): PrefetchSituation => ({
  ...NO_HINTS,
  index,
  frame: frame(5010),
  direction: 1,
  recentSeeks: [],
  isIdle: true,
  savesData: false,
  ...situation,
})

const frames = (...values: readonly number[]): readonly Frame[] => values.map(frame)

/** Seeks from each place to the next, the newest last. */
const path = (kind: SeekKind, ...places: readonly number[]): readonly PastSeek[] =>
  places.slice(1).map((target, n) => ({ kind, from: frame(places[n] ?? 0), target: frame(target), atMs: n * 1000 }))

const told = (situation: PrefetchSituation) =>
  planPrefetch(situation).map(({ frame: target, reason }) => `${reason} ${target}`)

const hints = { boundaries: frames(4000, 6000, 7000, 8000), nextGap: frame(8500) }

test.each([
  {
    with: hints,
    says: ['gap 8500', 'boundary 6000', 'neighbour 5050'],
    rule: 'where nothing is known of anybody: all hints',
  },
  {
    with: { ...hints, recentSeeks: path('jump', 2000, 4000, 6000, 7000), frame: frame(7000) },
    says: ['boundary 8000'],
    rule: 'hopping along boundaries leads to the next',
  },
  {
    with: { ...hints, recentSeeks: path('jump', 8000, 7000, 6000), frame: frame(6000), direction: -1 as const },
    says: ['boundary 4000'],
    rule: 'hopping back to the one before',
  },
  {
    with: { ...hints, recentSeeks: path('step', 4510, 4760, 5010) },
    says: ['stride 5260', 'stride 5510'],
    rule: 'a steady stride goes on',
  },
  {
    with: { recentSeeks: path('step', 5510, 5260, 5010), direction: -1 as const },
    says: ['stride 4760', 'stride 4510'],
    rule: 'a steady stride back goes on back',
  },
  {
    with: { ...hints, recentSeeks: path('scrub', 4980, 4990, 5003, 5010) },
    says: ['neighbour 5050', 'neighbour 4999'],
    rule: 'fine scrubbing fetches the groups beside, first the one ahead',
  },
  {
    with: { ...hints, recentSeeks: path('scrub', 5040, 5025, 5010), direction: -1 as const },
    says: ['neighbour 4999', 'neighbour 5050'],
    rule: 'fine scrubbing back first the one behind, by its last frame',
  },
  {
    with: { ...hints, recentSeeks: path('jump', 100, 9000, 5010) },
    says: ['return 9000', 'gap 8500'],
    rule: 'after large jumps back to where the newest came from, or to what is left to do',
  },
])('$rule', ({ with: situation, says }) => {
  expect(told(at(situation)).slice(0, says.length)).toEqual(says)
})

test.each([
  { with: { ...hints, isIdle: false }, rule: 'something else is waiting' },
  { with: { ...hints, savesData: true }, rule: 'data is to be saved' },
])('nothing where $rule', ({ with: situation }) => {
  expect(planPrefetch(at(situation))).toEqual([])
})

test('a group is fetched once, however many places in it are likely', () => {
  const boundaries = frames(5990, 5991, 5999)
  expect(told(at({ boundaries })).filter((each) => each.startsWith('boundary'))).toEqual(['boundary 5990'])
})

test('a video of one group has nothing to fetch ahead', () => {
  const single = createFrameIndex({ timebase: timebase(1, 25), pts: [0, 1, 2, 3], endPts: 4, keyframes: [0] })
  expect(planPrefetch(at({ index: single, frame: frame(1), boundaries: frames(3), nextGap: frame(2) }))).toEqual([])
})

const anyFrame = fc.nat(9999).map(frame)
const anySeek = fc.record({
  kind: fc.constantFrom<SeekKind>('jump', 'step', 'scrub', 'restore'),
  from: anyFrame,
  target: anyFrame,
  atMs: fc.nat(),
})
const anySituation = fc.record({
  index: fc.constant(index),
  frame: anyFrame,
  direction: fc.constantFrom<1 | 0 | -1>(1, 0, -1),
  recentSeeks: fc.array(anySeek, { maxLength: 60 }),
  boundaries: fc.array(anyFrame, { maxLength: 20 }).map((edges) => edges.toSorted((a, b) => a - b)),
  nextGap: fc.option(anyFrame),
  isIdle: fc.constant(true),
  savesData: fc.constant(false),
})

test('never more than five, never outside, never twice the same, never what is on screen, the likeliest first', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const plan = planPrefetch(situation)
      expect(plan.length).toBeLessThanOrEqual(MAXIMUM_TARGETS)
      const groups = plan.map((target) => keyframeBefore(index, target.frame))
      expect(new Set([...groups, keyframeBefore(index, situation.frame)]).size).toBe(plan.length + 1)
      for (const { frame: target, weight } of plan) {
        expect(target).toBeGreaterThanOrEqual(0)
        expect(target).toBeLessThan(index.frameCount)
        expect(weight).toBeGreaterThan(0)
        expect(weight).toBeLessThanOrEqual(1)
      }
      const weights = plan.map(({ weight }) => weight)
      expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    }),
  )
})

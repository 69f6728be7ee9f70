import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex, timeOf } from '@/lib/frames/frame-index'
import { hitTest } from './hit-test'
import { packLanes } from './lanes'
import { rulerTicks } from './ruler'
import {
  clampViewport,
  endOf,
  fitAll,
  fitSpan,
  panBy,
  resizeTo,
  reveal,
  toFrame,
  toPixels,
  toPosition,
  type Viewport,
  zoomAround,
} from './viewport'

const viewport: fc.Arbitrary<Viewport> = fc
  .record({
    frameCount: fc.integer({ min: 1, max: 2_000_000 }),
    width: fc.integer({ min: 1, max: 4000 }),
    start: fc.double({ min: 0, max: 1, noNaN: true }),
    zoom: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frameCount, width, start, zoom }) => {
    const framesPerPixel = (frameCount / width) * (1e-6 / (frameCount / width)) ** zoom
    return clampViewport({ frameCount, width, start: start * frameCount, framesPerPixel })
  })

const isInside = ({ start, frameCount }: Viewport, view: Viewport) =>
  start >= 0 && endOf(view) <= frameCount * (1 + 1e-9) + 1e-6

test('pixels and positions are each other’s inverse, and a frame is found anywhere under its own pixels', () => {
  fc.assert(
    fc.property(viewport, fc.double({ min: 0, max: 1, noNaN: true }), (view, at) => {
      const x = at * view.width
      expect(toPixels(view, toPosition(view, x))).toBeCloseTo(x, 3)
      const frame = toFrame(view, x)
      const middle = (toPixels(view, frame) + toPixels(view, frame + 1)) / 2
      expect(toFrame(view, middle)).toBe(frame)
    }),
  )
})

test('zooming: what is under the anchor does not move, unless the video ends', () => {
  fc.assert(
    fc.property(
      viewport,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.05, max: 20, noNaN: true }),
      (view, at, factor) => {
        const anchor = at * view.width
        const zoomed = zoomAround(view, anchor, factor)
        expect(isInside(zoomed, zoomed)).toBe(true)
        const isAgainstAnEnd = zoomed.start === 0 || endOf(zoomed) >= view.frameCount - 1e-6
        if (isAgainstAnEnd) return
        expect(Math.abs(toPixels(zoomed, toPosition(view, anchor)) - anchor)).toBeLessThan(0.01)
      },
    ),
  )
})

test('panning, resizing, fitting and revealing never leave the video', () => {
  fc.assert(
    fc.property(
      viewport,
      fc.integer({ min: -9000, max: 9000 }),
      fc.integer({ min: 1, max: 4000 }),
      fc.nat(),
      (view, by, width, seed) => {
        const position = seed % view.frameCount
        const end = Math.min(view.frameCount, position + 50)
        for (const next of [
          panBy(view, by),
          resizeTo(view, width),
          fitSpan(view, position, end),
          reveal(view, position),
        ]) {
          expect(isInside(next, next)).toBe(true)
        }
        const x = toPixels(reveal(view, position), position)
        expect(x >= -1e-6 && x <= view.width + 1e-6).toBe(true)
      },
    ),
  )
})

test('all of the video stays in view when the window changes, part of it stays part of it', () => {
  expect(resizeTo(fitAll(1000, 500), 800)).toEqual(fitAll(1000, 800))
  const part = clampViewport({ start: 100, framesPerPixel: 0.5, width: 500, frameCount: 1000 })
  expect(resizeTo(part, 800)).toEqual({ ...part, width: 800 })
})

const rate25 = createFrameIndex({
  timebase: { num: 1, den: 25 },
  pts: Array.from({ length: 25 * 3600 }, (_, i) => i),
  endPts: 25 * 3600,
  keyframes: [0],
})

test.each([
  { unit: 'timecode', framesPerPixel: 75, first: ['0:00:00', '0:05:00', '0:10:00'], rule: 'an hour: five minutes' },
  { unit: 'timecode', framesPerPixel: 2.5, first: ['0:00:00', '0:00:10', '0:00:20'], rule: '120 s: ten seconds' },
  { unit: 'timecode', framesPerPixel: 0.25, first: ['0:00:00', '0:00:01', '0:00:02'], rule: '12 s: one second' },
  { unit: 'timecode', framesPerPixel: 0.1, first: ['0:00:00.000', '0:00:00.400'], rule: '120 frames: ten frames' },
  { unit: 'timecode', framesPerPixel: 1 / 64, first: ['0:00:00.000', '0:00:00.080'], rule: '19 frames: two' },
  { unit: 'frames', framesPerPixel: 75, first: ['0', '10000', '20000'], rule: 'an hour: ten thousand frames' },
  { unit: 'frames', framesPerPixel: 2.5, first: ['0', '500', '1000'], rule: '3000 frames: five hundred' },
  { unit: 'frames', framesPerPixel: 0.1, first: ['0', '10', '20'], rule: '120 frames: ten frames' },
  { unit: 'frames', framesPerPixel: 1 / 64, first: ['0', '2', '4'], rule: '19 frames: two frames' },
] as const)('the ruler of $unit, $rule', ({ unit, framesPerPixel, first }) => {
  const view = { start: 0, framesPerPixel, width: 1200, frameCount: rate25.frameCount }
  const major = rulerTicks(view, rate25, unit).filter(({ isMajor }) => isMajor)
  expect(major.slice(0, first.length).map(({ words }) => words)).toEqual(first)
})

test('ruler ticks are in order, readable, few, and real frames; also at a variable rate', () => {
  const uneven = createFrameIndex({
    timebase: { num: 1, den: 1000 },
    pts: Array.from({ length: 5000 }, (_, i) => i * 33 + (i % 7) * 4),
    endPts: 5000 * 33 + 40,
    keyframes: [0],
  })
  fc.assert(
    fc.property(
      fc.constantFrom(rate25, uneven),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('frames' as const, 'timecode' as const),
      (index, start, zoom, unit) => {
        const widest = index.frameCount / 1200
        const view = clampViewport({
          frameCount: index.frameCount,
          width: 1200,
          start: start * index.frameCount,
          framesPerPixel: widest * (1 / 64 / widest) ** zoom,
        })
        const ticks = rulerTicks(view, index, unit)
        const major = ticks.filter(({ isMajor }) => isMajor)
        expect(ticks.length).toBeLessThan(150)
        expect(ticks.every(({ at }, i) => i === 0 || at > (ticks[i - 1]?.at ?? -1))).toBe(true)
        expect(ticks.every(({ at }) => at < index.frameCount)).toBe(true)
        expect(
          major.every(({ at }, i) => i === 0 || toPixels(view, at) - toPixels(view, major[i - 1]?.at ?? 0) > 60),
        ).toBe(true)
        for (const { at } of ticks) expect(timeOf(index, at)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

const bar = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 120 }))
  .map(([startFrame, length]) => ({ startFrame, endFrame: startFrame + length }))
const bars = fc.array(bar, { maxLength: 40 }).map((all) => all.map((each, i) => ({ ...each, id: `bar-${i}` })))

test('no two bars of a lane overlap, and no fewer lanes would do', () => {
  fc.assert(
    fc.property(bars, (all) => {
      const { laneOf, laneCount } = packLanes(all)
      for (const a of all) {
        for (const b of all) {
          const overlap = a !== b && a.startFrame < b.endFrame && b.startFrame < a.endFrame
          if (overlap) expect(laneOf.get(a.id)).not.toBe(laneOf.get(b.id))
        }
      }
      const depth = Math.max(
        1,
        ...all.map(({ startFrame }) => all.filter((b) => b.startFrame <= startFrame && startFrame < b.endFrame).length),
      )
      expect(laneCount).toBe(depth)
      expect(packLanes([...all].reverse()).laneOf).toEqual(laneOf)
    }),
  )
})

const view: Viewport = { start: 0, framesPerPixel: 1, width: 1000, frameCount: 1000 }
const TWO = [
  { id: 'left', startFrame: 100, endFrame: 200 },
  { id: 'right', startFrame: 200, endFrame: 300 },
  { id: 'tiny', startFrame: 500, endFrame: 503 },
]

test.each([
  { x: 150, selected: null, expected: { kind: 'body', id: 'left' } },
  { x: 102, selected: null, expected: { kind: 'edge', id: 'left', edge: 'start' } },
  { x: 96, selected: null, expected: { kind: 'edge', id: 'left', edge: 'start' } },
  { x: 198, selected: null, expected: { kind: 'edge', id: 'left', edge: 'end' } },
  { x: 201, selected: null, expected: { kind: 'edge', id: 'right', edge: 'start' } },
  { x: 201, selected: 'left', expected: { kind: 'edge', id: 'left', edge: 'end' } },
  { x: 501.5, selected: null, expected: { kind: 'body', id: 'tiny' } },
  { x: 505, selected: null, expected: { kind: 'edge', id: 'tiny', edge: 'end' } },
  { x: 400, selected: null, expected: { kind: 'empty' } },
])('at pixel $x with $selected selected', ({ x, selected, expected }) => {
  expect(hitTest(view, TWO, packLanes(TWO), { x, lane: 0 }, selected)).toEqual(expected)
  expect(hitTest(view, TWO, packLanes(TWO), { x, lane: 1 }, selected)).toEqual({ kind: 'empty' })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { densityOf } from './density'
import { keyframeMarks } from './keyframe-marks'
import { centerOn, minimapWindow, moveWindow } from './minimap'
import { mixColors } from './mix-colors'
import { clampViewport, endOf, fitAll, isWhole, resizeTo, type Viewport } from './viewport'

const viewport: fc.Arbitrary<Viewport> = fc
  .tuple(
    fc.integer({ min: 1, max: 600_000 }),
    fc.integer({ min: 20, max: 2000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([frameCount, width, start, zoom]) => {
    const framesPerPixel = (frameCount / width) * 1e-5 ** zoom
    return clampViewport({ frameCount, width, start: start * frameCount, framesPerPixel })
  })

test('the window lies inside the strip, wide enough for a hand, round what is in view', () => {
  fc.assert(
    fc.property(viewport, (view) => {
      const { left, right } = minimapWindow(view, view.width)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(view.width + 1e-6)
      expect(right - left).toBeGreaterThanOrEqual(12 - 1e-6)
      const middle = ((view.start + endOf(view)) / 2 / view.frameCount) * view.width
      expect(middle >= left - 1e-6 && middle <= right + 1e-6).toBe(true)
    }),
  )
})

test('a hand on the window moves it, on an end keeps the other end', () => {
  fc.assert(
    fc.property(viewport, fc.integer({ min: -700_000, max: 700_000 }), (view, frames) => {
      const moved = moveWindow(view, 'window', frames)
      expect(moved.framesPerPixel).toBe(view.framesPerPixel)
      const tolerance = view.frameCount * 1e-9 + 1e-6
      const pulled = moveWindow(view, 'start', frames)
      expect(Math.abs(endOf(pulled) - endOf(view))).toBeLessThan(tolerance)
      // At the end of the video there is no room for the shortest view: it begins earlier.
      const pushed = moveWindow(view, 'end', frames)
      if (endOf(pushed) < view.frameCount - tolerance) expect(pushed.start).toBeCloseTo(view.start, 6)
      for (const { start, ...rest } of [moved, pulled, pushed]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(endOf({ start, ...rest })).toBeLessThanOrEqual(view.frameCount + tolerance)
      }
    }),
  )
})

test.each([
  { grip: 'window', frames: 100, start: 300, end: 500 },
  { grip: 'window', frames: 5000, start: 800, end: 1000 },
  { grip: 'start', frames: -100, start: 100, end: 400 },
  { grip: 'start', frames: 100, start: 300, end: 400 },
  { grip: 'end', frames: 200, start: 200, end: 600 },
] as const)('$grip moved by $frames frames', ({ grip, frames, start, end }) => {
  const moved = moveWindow({ start: 200, framesPerPixel: 0.5, width: 400, frameCount: 1000 }, grip, frames)
  expect(moved.start).toBeCloseTo(start)
  expect(endOf(moved)).toBeCloseTo(end)
})

test('a place is brought to the middle, as near as the video allows', () => {
  const view = { start: 0, framesPerPixel: 0.5, width: 400, frameCount: 1000 }
  expect([500, 50, 990].map((at) => centerOn(view, at).start)).toEqual([400, 0, 800])
})

test('all of a video stays all of it, whatever the width was and becomes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600_000 }), fc.integer({ min: 1, max: 4000 }), (frameCount, width) => {
      const whole = fitAll(frameCount, width)
      expect(isWhole(whole)).toBe(true)
      expect(resizeTo(whole, 777)).toEqual(fitAll(frameCount, 777))
    }),
  )
})

test('density: what covers a column, overlaps once, and the smallest thing is seen', () => {
  const bar = (startFrame: number, endFrame: number) => ({ id: `${startFrame}`, startFrame, endFrame })
  expect(
    [...densityOf([bar(0, 10), bar(5, 20), bar(99, 100)], 100, 10)].map((share) => Number(share.toFixed(2))),
  ).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0.35])
  expect([...densityOf([bar(0, 5), bar(0, 5)], 100, 10, 0)].slice(0, 2)).toEqual([0.5, 0])
})

test('keyframes are marked once they are far enough apart', () => {
  const index = createFrameIndex({
    timebase: { num: 1, den: 25 },
    pts: Array.from({ length: 1000 }, (_, i) => i),
    endPts: 1000,
    keyframes: Array.from({ length: 20 }, (_, i) => i * 50),
  })
  const view = { start: 120, framesPerPixel: 0.5, width: 400, frameCount: 1000 }
  expect(keyframeMarks(view, index)).toEqual([150, 200, 250, 300])
  expect(keyframeMarks({ ...view, framesPerPixel: 10 }, index)).toEqual([])
})

test.each([
  { over: '#ffffff', under: '#000000', share: 0.5, mixed: 'rgb(128, 128, 128)' },
  { over: '#ff0000', under: 'rgb(0, 0, 255)', share: 0.25, mixed: 'rgb(64, 0, 191)' },
  { over: 'none', under: '#000000', share: 1, mixed: 'rgb(138, 148, 163)' },
])('$share of $over over $under', ({ over, under, share, mixed }) => {
  expect(mixColors(over, under, share)).toBe(mixed)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { timebase } from '@/lib/time/timebase'
import {
  createFrameIndex,
  durationOf,
  endPtsOf,
  frameAt,
  keyframeBefore,
  meanFrameRate,
  ptsOf,
  seekTimeOf,
  timeOf,
} from './frame-index'

const indexes = fc
  .record({
    first: fc.integer({ min: -100_000, max: 100_000 }),
    deltas: fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 200 }),
    base: fc.constantFrom(
      timebase(1, 90_000),
      timebase(1, 1000),
      timebase(1001, 30_000),
      timebase(1, 1_000_000_000),
      timebase(1, 25),
    ),
    gop: fc.integer({ min: 1, max: 30 }),
    firstKeyframe: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ first, deltas, base, gop, firstKeyframe }) => {
    let end = first
    const ends = deltas.map((delta) => {
      end += delta
      return end
    })
    const pts = [first, ...ends.slice(0, -1)]
    const keyframes = pts.map((_, i) => i).filter((i) => i >= firstKeyframe && (i - firstKeyframe) % gop === 0)
    return createFrameIndex({
      timebase: base,
      pts,
      endPts: ends.at(-1) ?? 0,
      keyframes: keyframes.length > 0 ? keyframes : [0],
    })
  })

test('the frame at the time of a frame is that frame, on any clock, from any start', () => {
  fc.assert(
    fc.property(indexes, (index) => {
      for (let f = 0; f < index.frameCount; f += 1) expect(frameAt(index, timeOf(index, frame(f)))).toBe(f)
    }),
  )
})

test('the seek time of a frame lies strictly inside its interval and finds the frame', () => {
  fc.assert(
    fc.property(indexes, (index) => {
      for (let f = 0; f < index.frameCount; f += 1) {
        const at = seekTimeOf(index, frame(f))
        expect(at).toBeGreaterThan(timeOf(index, frame(f)))
        expect(at).toBeLessThan((endPtsOf(index, frame(f)) * index.timebase.num) / index.timebase.den)
        expect(frameAt(index, at)).toBe(f)
      }
    }),
  )
})

test('a later time never shows an earlier frame', () => {
  fc.assert(
    fc.property(
      indexes,
      fc.double({ min: -10, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (index, at, more) => {
        expect(frameAt(index, seconds(at + more))).toBeGreaterThanOrEqual(frameAt(index, seconds(at)))
      },
    ),
  )
})

test('decoding starts at the last keyframe at or before a frame', () => {
  fc.assert(
    fc.property(indexes, (index) => {
      for (let f = 0; f < index.frameCount; f += 1) {
        const expected = index.keyframes.findLast((keyframe) => keyframe <= f) ?? index.keyframes[0]
        expect(keyframeBefore(index, frame(f))).toBe(expected)
      }
    }),
  )
})

const ntsc = createFrameIndex({
  timebase: timebase(1, 30_000),
  pts: Array.from({ length: 100 }, (_, n) => 2002 + n * 1001),
  endPts: 2002 + 100 * 1001,
  keyframes: [0, 50],
})

test.each([
  { at: -5, frame: 0, rule: 'before the start is the first frame' },
  { at: 0, frame: 0, rule: 'a start offset is kept: nothing is shown yet, so the first frame stands for it' },
  { at: 3003 / 30_000, frame: 1, rule: 'a boundary belongs to the later frame' },
  { at: 3002.9 / 30_000, frame: 0, rule: 'just before a boundary is the earlier frame' },
  { at: 1e6, frame: 99, rule: 'after the end is the last frame' },
])('frame at $at s: $rule', ({ at, frame: expected }) => {
  expect(frameAt(ntsc, seconds(at))).toBe(expected)
})

test('duration and rate are measured from the first frame to the end of the last', () => {
  expect(durationOf(ntsc)).toBeCloseTo(100 * (1001 / 30_000), 12)
  expect(meanFrameRate(ntsc)).toEqual({ num: 30_000, den: 1001 })
  expect(endPtsOf(ntsc, frame(99))).toBe(2002 + 100 * 1001)
  expect(endPtsOf(ntsc, frame(0))).toBe(ptsOf(ntsc, frame(1)))
})

test.each([
  { what: 'no frames', pts: [], endPts: 1, keyframes: [0] },
  { what: 'two frames at one time', pts: [0, 0], endPts: 1, keyframes: [0] },
  { what: 'frames out of order', pts: [1, 0], endPts: 2, keyframes: [0] },
  { what: 'half a tick', pts: [0, 0.5], endPts: 2, keyframes: [0] },
  { what: 'an end before the last frame', pts: [0, 5], endPts: 5, keyframes: [0] },
  { what: 'no keyframe', pts: [0, 5], endPts: 6, keyframes: [] },
  { what: 'a keyframe that is no frame', pts: [0, 5], endPts: 6, keyframes: [2] },
])('not a frame index: $what', ({ pts, endPts, keyframes }) => {
  expect(() => createFrameIndex({ timebase: timebase(1, 25), pts, endPts, keyframes })).toThrow(/invariant/)
})

test('a frame outside the video is a bug', () => {
  expect(() => ptsOf(ntsc, frame(100))).toThrow(/frame 100 of a video of 100/)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clampFrame, frame } from './frame'
import { formatFrameRate, frameRate } from './frame-rate'
import { frameSpan, spanContains, spanLength, spansOverlap } from './frame-span'
import { seconds } from './seconds'
import { ticks, timebase, toSeconds, toTicks } from './timebase'
import { formatDuration, formatTimecode } from './timecode'

describe('frame', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is not a frame', (value) => {
    expect(() => frame(value)).toThrow('a frame is an integer >= 0')
  })

  test.each([
    { value: -3, count: 10, expected: 0 },
    { value: 3.4, count: 10, expected: 3 },
    { value: 10, count: 10, expected: 9 },
    { value: 5, count: 1, expected: 0 },
  ])('$value clamped into $count frames is $expected', ({ value, count, expected }) => {
    expect(clampFrame(value, count)).toBe(expected)
  })
})

describe('timebase', () => {
  test('is reduced', () => {
    expect(timebase(1001, 30000)).toEqual({ num: 1001, den: 30000 })
    expect(timebase(2, 180000)).toEqual({ num: 1, den: 90000 })
  })

  test.each([
    [0, 1],
    [1, 0],
    [1.5, 2],
    [-1, 2],
  ])('%s/%s is none', (num, den) => {
    expect(() => timebase(num, den)).toThrow('a timebase is two integers >= 1')
  })

  test('ticks survive the way to seconds and back, for a day in any usual clock', () => {
    const clocks = [
      timebase(1, 1000),
      timebase(1, 12800),
      timebase(1, 90000),
      timebase(1001, 30000),
      timebase(1, 1_000_000),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...clocks), fc.double({ min: -60, max: 86_400, noNaN: true }), (clock, at) => {
        const nearest = toTicks(seconds(at), clock)
        expect(toTicks(toSeconds(nearest, clock), clock)).toBe(nearest)
      }),
    )
  })

  test('a time between ticks goes to the nearest', () => {
    expect(toTicks(seconds(0.0334), timebase(1, 1000))).toBe(ticks(33))
  })
})

describe('frame rate', () => {
  test.each([
    { num: 30000, den: 1001, text: '29.97' },
    { num: 50, den: 2, text: '25' },
    { num: 24000, den: 1001, text: '23.976' },
  ])('$num/$den is shown as $text', ({ num, den, text }) => {
    expect(formatFrameRate(frameRate(num, den))).toBe(text)
  })
})

describe('frame span', () => {
  test('is half-open', () => {
    const span = frameSpan(10, 13)
    expect(spanLength(span)).toBe(3)
    expect([9, 10, 12, 13].map((at) => spanContains(span, frame(at)))).toEqual([false, true, true, false])
    expect(spansOverlap(span, frameSpan(13, 20))).toBe(false)
    expect(spansOverlap(span, frameSpan(12, 20))).toBe(true)
  })

  test.each([
    [5, 5],
    [6, 5],
  ])('[%s, %s) has no frame', (start, end) => {
    expect(() => frameSpan(start, end)).toThrow('a span has at least one frame')
  })
})

describe('timecode', () => {
  test.each([
    { at: 0, text: '0:00:00.000' },
    { at: 0.29, text: '0:00:00.290' },
    { at: 61.5, text: '0:01:01.500' },
    { at: 3661.0399, text: '1:01:01.039' },
    { at: -0.04, text: '-0:00:00.040' },
    { at: 36_000, text: '10:00:00.000' },
  ])('$at s is $text', ({ at, text }) => {
    expect(formatTimecode(seconds(at))).toBe(text)
  })

  test.each([
    { at: 0.4, text: '0:00' },
    { at: 750, text: '12:30' },
    { at: 3599.6, text: '1:00:00' },
  ])('a duration of $at s is $text', ({ at, text }) => {
    expect(formatDuration(seconds(at))).toBe(text)
  })
})

import { expect, test } from 'vitest'
import { createFrameIndex, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { formatTimecode } from '@/lib/time/timecode'
import { parseGoTo } from './go-to-frame'

/** `count` frames of `length` ticks each, the first at `first`. */
const constant = (den: number, length: number, count: number, first = 0) =>
  createFrameIndex({
    timebase: { num: 1, den },
    pts: Array.from({ length: count }, (_, i) => first + i * length),
    endPts: first + count * length,
    keyframes: [0],
  })

/** 25 frames a second for four minutes. */
const index = constant(25, 1, 6000)
const ntsc = constant(30_000, 1001, 6000)
const ntsc60 = constant(60_000, 1001, 6000)
const offset = constant(30_000, 1001, 240, 45_045)
const variable = createFrameIndex({
  timebase: { num: 1, den: 1000 },
  pts: [0, 20, 60, 120],
  endPts: 140,
  keyframes: [0],
})

test.each([
  ['0', 0],
  [' 1234 ', 1234],
  ['5999', 5999],
  ['62.5s', 1562],
  ['62.5 s', 1562],
  ['62 s', 1550],
  ['1:02.5', 1562],
  ['0:01:02.500', 1562],
  ['1:2:3.456', 5999],
  ['2.5', 62],
  ['99:00', 5999],
  ['00:01:02:12', 1562],
  ['0:03:59:24', 5999],
  ['+250', 350],
  ['-100', 0],
  ['- 1', 99],
  ['+1s', 125],
  ['-1s', 75],
  ['-99s', 0],
  ['+0:30', 850],
  ['+1:00.5', 1612],
])('from frame 100 %j leads to %i', (text, expected) => {
  expect(parseGoTo(text, index, frame(100))).toEqual({ ok: true, value: expected })
})

test.each([
  { text: '00:00:01:00', of: ntsc, expected: 30, rule: 'a second of 29.97 has 30 numbers' },
  { text: '00:01:00:00', of: ntsc, expected: 1800, rule: 'no number is left out' },
  { text: '00:00:10:59', of: ntsc60, expected: 659, rule: '59.94 counts to 59' },
  { text: '00:00:00:00', of: offset, expected: 0, rule: 'counted from the first frame, whenever it is shown' },
  { text: '1.501', of: offset, expected: 0, rule: 'a time is on the presentation timeline' },
])('$text is frame $expected: $rule', ({ text, of, expected }) => {
  expect(parseGoTo(text, of, frame(0))).toEqual({ ok: true, value: expected })
})

test.each(['', 'abc', '1e3', '1:2:3:4:5', '12,5', 'NaN', '+', '+-5', '+00:00:01:00', '--1'])(
  '%j is refused with what to write',
  (text) => {
    expect(parseGoTo(text, index, frame(0))).toEqual({
      ok: false,
      error:
        'Write a frame number (1234), a time (1:02.5 or 62.5s), a timecode (00:01:02:12) or a way to go (+250, -1s).',
    })
  },
)

test.each([
  { text: '6000', of: index, says: 'The last frame of this video is 5999.' },
  { text: '+6000', of: index, says: 'The last frame of this video is 5999.' },
  { text: '-5', of: index, says: 'The first frame of this video is 0; that would be -5.' },
  { text: '0:04:00:00', of: index, says: 'The last frame of this video is 5999.' },
  { text: '0:00:00:25', of: index, says: 'At 25 frames a second the frames of a timecode go up to 24.' },
  { text: '0:00:00:30', of: ntsc, says: 'At 29.97 frames a second the frames of a timecode go up to 29.' },
  { text: '0:61:00:00', of: index, says: 'Minutes and seconds of a timecode go up to 59.' },
])('$text is refused: $says', ({ text, of, says }) => {
  expect(parseGoTo(text, of, frame(0))).toEqual({ ok: false, error: says })
})

test('where frames last differently long, or numbers are left out, a timecode that counts frames says why not', () => {
  expect(parseGoTo('0:00:00:01', variable, frame(0))).toMatchObject({
    ok: false,
    error: expect.stringContaining('differently long'),
  })
  expect(parseGoTo('0:00:00;01', index, frame(0))).toMatchObject({
    ok: false,
    error: expect.stringContaining('drop-frame'),
  })
})

test.each([
  { of: '25', given: index },
  { of: '29.97', given: ntsc },
  { of: '59.94', given: ntsc60 },
  { of: '29.97 from 1.5 s', given: offset },
  { of: 'variable', given: variable },
])('the timecode shown for a frame leads back to it, at $of', ({ given }) => {
  for (let n = 0; n < given.frameCount; n += 1) {
    expect(parseGoTo(formatTimecode(timeOf(given, frame(n))), given, frame(0))).toEqual({ ok: true, value: n })
  }
})

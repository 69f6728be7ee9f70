import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { parseGoTo } from './go-to-frame'

/** 25 frames a second for four minutes. */
const index = createFrameIndex({
  timebase: { num: 1, den: 25 },
  pts: Array.from({ length: 6000 }, (_, i) => i),
  endPts: 6000,
  keyframes: [0],
})

test.each([
  ['0', 0],
  [' 1234 ', 1234],
  ['5999', 5999],
  ['62.5s', 1562],
  ['62 s', 1550],
  ['1:02.5', 1562],
  ['0:01:02.500', 1562],
  ['2.5', 62],
  ['99:00', 5999],
])('%j is frame %i', (text, expected) => {
  expect(parseGoTo(text, index)).toEqual({ ok: true, value: expected })
})

test.each(['', 'abc', '-5', '1e3', '1:2:3:4', '12,5', 'NaN'])('%j is refused with what to write', (text) => {
  expect(parseGoTo(text, index)).toEqual({
    ok: false,
    error: 'Write a frame number (1234) or a time (1:02.5 or 62.5s).',
  })
})

test('a frame after the last one is refused with the last one', () => {
  expect(parseGoTo('6000', index)).toEqual({ ok: false, error: 'The last frame of this video is 5999.' })
})

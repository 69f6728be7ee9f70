import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { openingOf } from './resume-position'

/** Ten frames of 0.1 s. */
const index = createFrameIndex({
  timebase: timebase(1, 10),
  pts: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  endPts: 10,
  keyframes: [0],
})

const none = { frame: null, t: null, segment: null }

test.each([
  { asked: none, left: null, at: 0, said: null, rule: 'never watched' },
  { asked: none, left: 0, at: 0, said: null, rule: 'left at the start' },
  { asked: none, left: 4, at: 4, said: 'Resumed at frame 4, 0:00:00.400. Home goes to the start.', rule: 'resumed' },
  { asked: none, left: 8, at: 8, said: 'Resumed at frame 8, 0:00:00.800. Home goes to the start.', rule: 'resumed' },
  { asked: none, left: 9, at: 0, said: null, rule: 'watched to the end' },
  { asked: none, left: 10, at: 0, said: null, rule: 'footage that became shorter' },
  { asked: { ...none, frame: '7' }, left: 4, at: 7, said: null, rule: 'the address wins' },
  { asked: { ...none, t: '0.25' }, left: 4, at: 2, said: null, rule: 'so does a time' },
  { asked: { ...none, segment: 'a' }, left: 4, at: 0, said: null, rule: 'and a segment, which is looked for later' },
])('asked for $asked.frame $asked.t $asked.segment, left at $left: frame $at, $rule', ({ asked, left, at, said }) => {
  expect(openingOf(asked, left, index)).toEqual({ frame: at, message: said })
})

test('an address that cannot be followed is explained, and what was left is not taken instead', () => {
  const opening = openingOf({ ...none, frame: '12' }, 4, index)
  expect(opening.frame).toBe(0)
  expect(opening.message).toMatch(/frame 12, but the last frame of this video is 9/)
})

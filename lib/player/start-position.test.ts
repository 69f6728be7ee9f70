import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { parseStartPosition } from './start-position'

/** Ten frames of 0.1 s that begin at 0.5 s. */
const index = createFrameIndex({
  timebase: timebase(1, 10),
  pts: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  endPts: 15,
  keyframes: [0],
})

test.each([
  { asked: { frame: null, t: null }, expected: 0 },
  { asked: { frame: '0', t: null }, expected: 0 },
  { asked: { frame: '9', t: null }, expected: 9 },
  { asked: { frame: '007', t: null }, expected: 7 },
  { asked: { frame: '3', t: '1.4' }, expected: 3 },
  { asked: { frame: null, t: '0' }, expected: 0 },
  { asked: { frame: null, t: '0.75' }, expected: 2 },
  { asked: { frame: null, t: '1.499' }, expected: 9 },
])('$asked: frame $expected', ({ asked, expected }) => {
  expect(parseStartPosition(asked, index)).toEqual({ frame: expected, problem: null })
})

test.each([
  { asked: { frame: '10', t: null }, problem: /frame 10, but the last frame of this video is 9/ },
  { asked: { frame: '-1', t: null }, problem: /“-1”, which is not a frame number/ },
  { asked: { frame: '1.5', t: null }, problem: /“1\.5”, which is not a frame number/ },
  { asked: { frame: '', t: '1' }, problem: /not a frame number/ },
  { asked: { frame: '99999999999999999999', t: null }, problem: /not a frame number/ },
  { asked: { frame: null, t: '1.5' }, problem: /0:00:01\.500, but this video ends at 0:00:01\.500/ },
  { asked: { frame: null, t: '1e3' }, problem: /“1e3”, which is not a number of seconds/ },
  { asked: { frame: null, t: 'NaN' }, problem: /not a number of seconds/ },
])('$asked is explained and ignored', ({ asked, problem }) => {
  const start = parseStartPosition(asked, index)
  expect(start.frame).toBe(0)
  expect(start.problem).toMatch(problem)
  expect(start.problem).toMatch(/opens at its first frame/)
})

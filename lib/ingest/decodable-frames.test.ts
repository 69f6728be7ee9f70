import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { countDecodable } from './decodable-frames'

/** 200 frames, 400 ms each: five of them may be damaged. */
const pts = Array.from({ length: 200 }, (_, n) => 5000 + n * 400)
const index = createFrameIndex({ timebase: timebase(1, 1000), pts, endPts: 85_000, keyframes: [0] })

const every = (isWanted: (n: number) => boolean) => pts.map((_, n) => n).filter(isWanted)

test.each([
  { what: 'all are whole', out: every(() => true), guessed: [], damaged: 0, says: null },
  { what: 'five are guessed', out: every(() => true), guessed: [50, 51, 52, 53, 54], damaged: 5, says: null },
  {
    what: 'six are guessed',
    out: every(() => true),
    guessed: [50, 51, 52, 53, 54, 199],
    damaged: 6,
    says: 'Only 194 of 200 frames can be decoded: the file ends early or is damaged after 0:20.',
  },
  { what: 'one is missing', out: every((n) => n !== 7), guessed: [], damaged: 1, says: null },
  {
    what: 'the first two are missing, and the last',
    out: every((n) => n > 1 && n < 199),
    guessed: [],
    damaged: 3,
    says: null,
  },
  {
    what: 'the end is missing',
    out: every((n) => n < 150),
    guessed: [],
    damaged: 50,
    says: 'Only 150 of 200 frames can be decoded: the file ends early or is damaged after 1:00.',
  },
  {
    what: 'nothing comes out',
    out: [],
    guessed: [],
    damaged: 200,
    says: 'Only 0 of 200 frames can be decoded: the file ends early or is damaged after 0:00.',
  },
])('$what: $damaged damaged', ({ out, guessed, damaged, says }) => {
  const decodable = countDecodable(index)
  const filled = out.flatMap((n) => [...decodable.add(n, !guessed.includes(n)), n])
  // Every frame has its place in the copy, in order, whatever is missing.
  expect([...filled, ...decodable.end()]).toEqual(every(() => true))
  expect(decodable.damaged()).toBe(damaged)
  expect(decodable.complaint()).toBe(says)
})

test('of ten frames not even three may be damaged', () => {
  const short = createFrameIndex({
    timebase: timebase(1, 25),
    pts: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    endPts: 10,
    keyframes: [0],
  })
  const decodable = countDecodable(short)
  for (let n = 0; n < 7; n += 1) decodable.add(n, true)
  expect([...decodable.end()]).toEqual([7, 8, 9])
  expect(decodable.complaint()).toMatch(/^Only 7 of 10/)
})

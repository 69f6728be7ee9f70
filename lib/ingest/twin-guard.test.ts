import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { timebase } from '@/lib/time/timebase'
import { checkTwins } from './twin-guard'

const twin = (sha256: string, den: number, ptsOf: (n: number) => number, count = 200) => ({
  sha256,
  index: createFrameIndex({
    timebase: timebase(1, den),
    pts: Array.from({ length: count }, (_, n) => ptsOf(n)),
    endPts: ptsOf(count),
    keyframes: [0],
  }),
})

const raw = twin('a', 30_000, (n) => n * 1001)

test.each([
  { rule: 'the same times on the same clock', processed: twin('b', 30_000, (n) => n * 1001) },
  { rule: 'the same times rounded to milliseconds', processed: twin('b', 1000, (n) => Math.round((n * 1001) / 30)) },
  { rule: 'the same times on a finer clock', processed: twin('b', 90_000, (n) => n * 3003) },
])('may stand beside the raw video: $rule', ({ processed }) => {
  expect(checkTwins(raw, processed)).toEqual({ ok: true, value: true })
})

test.each([
  { rule: 'the same bytes', processed: twin('a', 30_000, (n) => n * 1001), says: /same bytes/ },
  { rule: 'a frame fewer', processed: twin('b', 30_000, (n) => n * 1001, 199), says: /199 frames, the raw video 200/ },
  {
    rule: 'another rate',
    processed: twin('b', 30_000, (n) => n * 1000),
    says: /^Frame 1 is shown at 0\.033 s.*0\.033 s/,
  },
  { rule: 'one late frame', processed: twin('b', 30_000, (n) => n * 1001 + (n === 150 ? 2 : 0)), says: /^Frame 150 / },
  { rule: 'another start', processed: twin('b', 1000, (n) => Math.round((n * 1001) / 30) + 2), says: /^Frame 0 / },
])('is refused: $rule', ({ processed, says }) => {
  expect(checkTwins(raw, processed)).toMatchObject({ ok: false, error: expect.stringMatching(says) })
})

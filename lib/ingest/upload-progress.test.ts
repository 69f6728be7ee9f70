import { expect, test } from 'vitest'
import { advance, NOTHING_SENT, percentOf, secondsLeft, speedOf, standStill, totalOf } from './upload-progress'

/** The progress after `[at, bytes]` in turn. */
const after = (...events: readonly (readonly [number, number])[]) =>
  events.reduce((progress, [at, bytes]) => advance(progress, bytes, at), NOTHING_SENT)

test.each([
  { case: 'nothing', events: [], now: 0, speed: null },
  { case: 'one moment', events: [[0, 500]], now: 1000, speed: null },
  {
    case: 'a steady second',
    events: [
      [0, 0],
      [1000, 2000],
    ],
    now: 1000,
    speed: 2000,
  },
  {
    case: 'silence since',
    events: [
      [0, 0],
      [1000, 2000],
    ],
    now: 4000,
    speed: 500,
  },
  {
    case: 'a start at the offset of the server',
    events: [
      [0, 1e9],
      [1000, 1e9 + 2000],
    ],
    now: 1000,
    speed: 2000,
  },
  {
    case: 'moments too close together',
    events: [
      [0, 0],
      [100, 5000],
    ],
    now: 1000,
    speed: null,
  },
  {
    case: 'long ago',
    events: [
      [0, 0],
      [1000, 2000],
    ],
    now: 60_000,
    speed: null,
  },
  {
    case: 'faster lately',
    events: [
      [0, 0],
      [5000, 5000],
      [10_000, 105_000],
    ],
    now: 10_000,
    speed: 20_000,
  },
] as const)('speed after $case: $speed', ({ events, now, speed }) => {
  expect(speedOf(after(...events), now)).toBe(speed)
})

test('a server that has less begins the speed anew, and so does a pause; what was sent stays', () => {
  const going = after([0, 0], [1000, 2000])
  expect(advance(going, 1500, 2000)).toEqual({ sentBytes: 1500, samples: [{ atMs: 2000, bytes: 1500 }] })
  expect(standStill(going)).toEqual({ sentBytes: 2000, samples: [] })
})

test('several together', () => {
  const [fast, queued] = [
    { sizeBytes: 10_000, progress: after([0, 0], [1000, 4000]) },
    { sizeBytes: 6000, progress: NOTHING_SENT },
  ]
  const total = totalOf([fast, queued], 1000)
  expect(total).toEqual({ sentBytes: 4000, sizeBytes: 16_000, speed: 4000 })
  expect(secondsLeft(total.sizeBytes - total.sentBytes, total.speed)).toBe(3)
  expect(totalOf([queued], 1000).speed).toBeNull()
})

test.each([
  [0, 100, 0],
  [999, 1000, 99],
  [1000, 1000, 100],
  [1, 0, 0],
])('%d of %d bytes are %d%%', (sent, size, percent) => {
  expect(percentOf(sent, size)).toBe(percent)
})

test('what does not move has no end in sight', () => {
  expect(secondsLeft(100, 0)).toBeNull()
  expect(secondsLeft(100, null)).toBeNull()
})

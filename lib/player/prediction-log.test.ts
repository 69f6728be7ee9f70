import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import {
  EMPTY_PREDICTION_LOG,
  hitRate,
  LIVE_PREDICTIONS,
  type PredictionLog,
  recordEviction,
  recordPrediction,
  recordSeek,
} from './prediction-log'

const frames = (first: number, last: number) => ({ first: frame(first), last: frame(last) })

type Event = readonly ['fetch' | 'seek' | 'evict', number, number?]

/** Runs events: fetched frames, seeks and evicted frames; gives the log and what the seeks were. */
function run(events: readonly Event[]): { log: PredictionLog; uses: string } {
  let log = EMPTY_PREDICTION_LOG
  const uses: string[] = []
  for (const [kind, first, last = first] of events) {
    if (kind === 'fetch') {
      log = recordPrediction(log, { target: frame(first), reason: 'neighbour', frames: frames(first, last) })
    } else if (kind === 'evict') log = recordEviction(log, frames(first, last))
    else {
      const seek = recordSeek(log, frame(first))
      log = seek.log
      uses.push(seek.use)
    }
  }
  return { log, uses: uses.join(' ') }
}

test.each<{ events: readonly Event[]; uses: string; counts: Partial<PredictionLog>; rule: string }>([
  { events: [['seek', 5]], uses: 'miss', counts: { made: 0, misses: 1 }, rule: 'nothing was foreseen' },
  {
    events: [
      ['fetch', 50, 99],
      ['seek', 50],
      ['seek', 99],
    ],
    uses: 'hit hit',
    counts: { made: 1, used: 1, hits: 2 },
    rule: 'both ends count, and a prediction is used once',
  },
  {
    events: [
      ['fetch', 50, 99],
      ['seek', 49],
      ['seek', 100],
    ],
    uses: 'miss miss',
    counts: { made: 1, used: 0, misses: 2 },
    rule: 'beside it is not in it',
  },
  {
    events: [
      ['fetch', 50, 99],
      ['evict', 90, 120],
      ['seek', 60],
    ],
    uses: 'miss',
    counts: { made: 1, used: 0 },
    rule: 'what was let go of, in part, is no longer foreseen',
  },
  {
    events: [
      ['fetch', 50, 99],
      ['evict', 100, 120],
      ['seek', 60],
    ],
    uses: 'hit',
    counts: { used: 1 },
    rule: 'letting go of others changes nothing',
  },
  {
    events: [
      ['fetch', 50, 99],
      ['fetch', 60, 80],
      ['fetch', 90, 120],
    ],
    uses: '',
    counts: { made: 2 },
    rule: 'what is here already is no new prediction',
  },
  {
    events: [
      ['fetch', 50, 99],
      ['fetch', 90, 120],
      ['seek', 95],
    ],
    uses: 'hit',
    counts: { made: 2, used: 2, hits: 1 },
    rule: 'one seek may use two predictions and is one hit',
  },
  {
    events: [
      ['fetch', 50, 99],
      ['evict', 50, 99],
      ['fetch', 50, 99],
      ['seek', 50],
    ],
    uses: 'hit',
    counts: { made: 2, used: 1 },
    rule: 'fetched again is made again',
  },
])('$rule', ({ events, uses, counts }) => {
  const done = run(events)
  expect(done.uses).toBe(uses)
  expect(done.log).toMatchObject(counts)
})

test('the oldest predictions expire', () => {
  const many = Array.from({ length: LIVE_PREDICTIONS + 1 }, (_, n): Event => ['fetch', n * 10, n * 10 + 9])
  const { log, uses } = run([...many, ['seek', 5], ['seek', 15]])
  expect(uses).toBe('miss hit')
  expect(log).toMatchObject({ made: LIVE_PREDICTIONS + 1, used: 1 })
  expect(log.live).toHaveLength(LIVE_PREDICTIONS)
})

test('the hit rate is unknown until somebody seeks', () => {
  expect(hitRate(EMPTY_PREDICTION_LOG)).toBeNull()
  expect(hitRate({ hits: 3, misses: 1 })).toBe(0.75)
})

test('whatever happens, no more are used than made, every seek counts once, and memory is bounded', () => {
  const place = fc.tuple(fc.nat(500), fc.nat(60)).map(([first, length]) => [first, first + length] as const)
  const event = fc
    .tuple(fc.constantFrom<Event[0]>('fetch', 'seek', 'evict'), place)
    .map(([kind, [first, last]]): Event => [kind, first, last])
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const { log } = run(events)
      expect(log.used).toBeLessThanOrEqual(log.made)
      expect(log.hits + log.misses).toBe(events.filter(([kind]) => kind === 'seek').length)
      expect(log.live.length).toBeLessThanOrEqual(LIVE_PREDICTIONS)
    }),
  )
})

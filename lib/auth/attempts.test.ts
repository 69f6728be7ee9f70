import { expect, test } from 'vitest'
import { recent, waitBefore } from './attempts'

const limit = { most: 3, withinMs: 100 }

test.each([
  { attempts: [], now: 0, wait: 0, why: 'nothing failed' },
  { attempts: [0, 1], now: 2, wait: 0, why: 'fewer than the most' },
  { attempts: [0, 1, 2], now: 2, wait: 98, why: 'until the first is long enough ago' },
  { attempts: [0, 1, 2], now: 100, wait: 0, why: 'the first does not count any more' },
  { attempts: [0, 10, 20, 30], now: 50, wait: 60, why: 'of more than the most, the third from the end counts' },
])('$attempts at $now: $wait ms ($why)', ({ attempts, now, wait }) => {
  expect(waitBefore(attempts, now, limit)).toBe(wait)
})

test('old failures are forgotten', () => {
  expect(recent([0, 50, 120], 149, limit)).toEqual([50, 120])
})

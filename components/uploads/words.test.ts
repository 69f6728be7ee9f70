import { expect, test } from 'vitest'
import { describePace, describeTimeLeft } from './words'

test.each([
  [null, null],
  [3, 'under a minute left'],
  [61, '2 min left'],
  [3600, '1 h left'],
  [5400, '1 h 30 min left'],
  [3 * 86_400, '3 days left'],
])('%s seconds: %s', (seconds, words) => {
  expect(describeTimeLeft(seconds)).toBe(words)
})

test('what cannot be told is left out', () => {
  expect(describePace(100, null)).toBeNull()
  expect(describePace(100, 0)).toBe('0 B/s')
  expect(describePace(120 * 1024 * 1024, 1024 * 1024)).toBe('1 MiB/s · 2 min left')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activeTime } from './active-time'
import { doneShare, hoursLeft, paceOf, sharesOf } from './progress'
import { NO_WORK, workStateOf } from './work-state'
import { dueWords, formatHours } from './work-words'

const MINUTE = 60_000

test.each([
  { moments: [], expected: 0, rule: 'nothing was done' },
  { moments: [5000], expected: 0, rule: 'one moment has no length' },
  { moments: [0, MINUTE, 3 * MINUTE], expected: 3 * MINUTE, rule: 'gaps add up' },
  { moments: [3 * MINUTE, 0, MINUTE], expected: 3 * MINUTE, rule: 'in whatever order they are told' },
  { moments: [0, 5 * MINUTE], expected: 0, rule: 'who does nothing for five minutes is away' },
  { moments: [0, 5 * MINUTE - 1, 60 * MINUTE, 61 * MINUTE], expected: 6 * MINUTE - 1, rule: 'and comes back' },
])('active time: $rule', ({ moments, expected }) => {
  expect(activeTime(moments)).toBe(expected)
})

test('what is left is unknown while nothing was measured, and nothing only where nothing is left', () => {
  expect(paceOf({ footageSeconds: 0, activeSeconds: 4000 })).toBeNull()
  expect(paceOf({ footageSeconds: 900, activeSeconds: 5 })).toBeNull()
  const pace = paceOf({ footageSeconds: 3600, activeSeconds: 7200 })
  expect(pace).toBe(0.5)
  expect(hoursLeft(1800, pace)).toBe(1)
  expect(hoursLeft(1800, null)).toBeNull()
  expect(hoursLeft(0, null)).toBe(0)
})

test('shares of states add up to one; without work there is no share', () => {
  expect(doneShare(NO_WORK)).toBeNull()
  expect(doneShare({ ...NO_WORK, 'to-do': 2, submitted: 1, accepted: 1 })).toBe(0.5)
  const count = fc.nat(1000)
  const counts = fc.record({ 'to-do': count, draft: count, submitted: count, returned: count, accepted: count })
  fc.assert(
    fc.property(counts, (some) => {
      const shares = sharesOf(some)
      if (shares.length > 0) expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      expect(shares.every((one) => one.count > 0)).toBe(true)
    }),
  )
})

test.each([
  { state: null, sequence: null, expected: 'to-do' },
  { state: 'draft', sequence: 0, expected: 'to-do' },
  { state: 'draft', sequence: 3, expected: 'draft' },
  { state: 'submitted', sequence: 0, expected: 'submitted' },
] as const)('$state after $sequence edits is $expected', ({ state, sequence, expected }) => {
  expect(workStateOf(state, sequence)).toBe(expected)
})

const NOW = Date.UTC(2026, 5, 10, 12)
test.each([
  { due: Date.UTC(2026, 5, 10, 18), words: 'due today', isLate: false },
  { due: Date.UTC(2026, 5, 10, 8), words: 'was due today', isLate: true },
  { due: Date.UTC(2026, 5, 11, 1), words: 'due tomorrow', isLate: false },
  { due: Date.UTC(2026, 5, 15), words: 'due in 5 days', isLate: false },
  { due: Date.UTC(2026, 5, 9, 23), words: 'was due yesterday', isLate: true },
  { due: Date.UTC(2026, 5, 1), words: 'was due 9 days ago', isLate: true },
])('$words', ({ due, words, isLate }) => {
  expect(dueWords(due, NOW)).toEqual({ words, isLate })
})

test('the day is that of whoever reads it', () => {
  // 23:00 in UTC is tomorrow two hours east of it.
  expect(dueWords(Date.UTC(2026, 5, 10, 23), NOW, -120).words).toBe('due tomorrow')
})

test.each([
  [0, '0 min'],
  [30, 'under a minute'],
  [720, '12 min'],
  [12_240, '3.4 h'],
  [5_000_000, '1,389 h'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatHours(seconds)).toBe(words)
})

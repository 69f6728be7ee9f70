import { expect, test } from 'vitest'
import { boardOf, boardWords } from './job-board'
import type { JobLists } from './job-lists'
import type { Job } from './schema'
import { testJob, testSteps } from './test-job'

const NOW = Date.parse('2026-01-02T12:00:00.000Z')
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()

const board = (active: Job[], finished: Job[] = [], count = active.length, dismissed: string[] = []) => {
  const lists: JobLists = { active: { jobs: active, active: count }, finished }
  return boardOf(lists, new Set(dismissed), NOW)
}

const waiting = (count: number): Job[] =>
  Array.from({ length: count }, (_, i) => testJob({ id: `w${i}`, createdAt: minutesAgo(60 - i) }))

const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id)

test('what runs comes first, then what waits for another attempt, then the next in the queue', () => {
  const { active } = board([
    ...waiting(2),
    testJob({ id: 'again', trouble: 'The disk is full.' }),
    testJob({ id: 'runs', state: 'running', createdAt: minutesAgo(1) }),
  ])
  expect(ids(active)).toEqual(['runs', 'again', 'w0', 'w1'])
})

test('of hundreds that wait, the next few are shown and the rest is a number', () => {
  const shown = board([...waiting(100), testJob({ id: 'runs', state: 'running' })], [], 320)
  expect(ids(shown.active)).toEqual(['runs', 'w0', 'w1'])
  expect(shown.waiting).toBe(317)
  expect(boardWords(shown)).toBe('320 imports under way')
})

test.each([
  { state: 'succeeded', minutes: 5, shown: true },
  { state: 'succeeded', minutes: 11, shown: false },
  { state: 'cancelled', minutes: 11, shown: false },
  { state: 'failed', minutes: 11, shown: true },
  { state: 'failed', minutes: 60 * 25, shown: false },
] as const)('what $state $minutes minutes ago is shown: $shown', ({ state, minutes, shown }) => {
  const job = testJob({ id: 'a', state, finishedAt: minutesAgo(minutes) })
  expect(ids(board([], [job]).finished)).toEqual(shown ? ['a'] : [])
  expect(ids(board([], [job], 0, ['a']).finished)).toEqual([])
})

const scrubbing = (secondsLeft: number | null) => {
  const past = { state: 'done', fraction: 1 } as const
  const steps = testSteps({
    ...{ store: past, verify: past, probe: past, index: past, convert: { state: 'skipped' } },
    scrub: { state: 'running', fraction: 0.5, secondsLeft },
  })
  return testJob({ id: `s${secondsLeft}`, state: 'running', steps })
}

test.each([
  { words: '1 import under way', active: [testJob()] },
  { words: '2 imports under way · about 4 min left', active: [scrubbing(240), scrubbing(20)] },
  { words: '2 imports under way', active: [scrubbing(240), scrubbing(null)] },
  { words: '2 imports under way', active: [scrubbing(240), testJob()] },
  { words: '1 job under way', active: [testJob({ kind: 'reindex' })] },
])('the line says: $words', ({ active, words }) => {
  expect(boardWords(board(active))).toBe(words)
})

test('once nothing is under way the line says what became of them', () => {
  const finishedAt = minutesAgo(1)
  const well = testJob({ id: 'a', state: 'succeeded', finishedAt })
  const wrong = testJob({ id: 'b', state: 'failed', finishedAt })
  expect(boardWords(board([], [well, wrong]))).toBe('1 import finished · 1 import failed')
  expect(boardWords(board([], [wrong]))).toBe('1 import failed')
  expect(boardWords(board([]))).toBe('')
})

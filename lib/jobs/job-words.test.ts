import { expect, test } from 'vitest'
import { aboutSeconds, doingWords, jobFraction, jobSecondsLeft, outcomeWords, percentOf, stepWords } from './job-words'
import { testJob, testSteps } from './test-job'

const done = { state: 'done', fraction: 1 } as const
const skipped = { state: 'skipped', fraction: 1 } as const
const early = { store: done, verify: done, probe: done, index: done } as const
const timeOf = (at: string) => at.slice(11, 16)

test.each([
  { left: 0, words: 'a few seconds' },
  { left: 9.9, words: 'a few seconds' },
  { left: 11, words: 'about 20 s' },
  { left: 54, words: 'about 60 s' },
  { left: 60, words: 'about 1 min' },
  { left: 245, words: 'about 4 min' },
  { left: 3600, words: 'about 1 h' },
  { left: 4300, words: 'about 1 h 10 min' },
  { left: 7190, words: 'about 2 h' },
])('$left seconds are $words', ({ left, words }) => {
  expect(aboutSeconds(left)).toBe(words)
})

test.each([
  { name: 'nothing has begun', steps: {}, fraction: 0 },
  {
    name: 'all is done',
    steps: { ...early, convert: done, scrub: done, poster: done, 'twin-check': done },
    fraction: 1,
  },
  {
    name: 'skipped steps are as if they were not there',
    steps: { ...early, convert: skipped, scrub: done, poster: done, 'twin-check': done },
    fraction: 1,
  },
  {
    name: 'half of the scrub copy, the other copy was not needed',
    steps: { ...early, convert: skipped, scrub: { state: 'running', fraction: 0.5 } },
    fraction: 41 / 64,
  },
] as const)('$name: $fraction', ({ steps, fraction }) => {
  expect(jobFraction({ steps: testSteps(steps) })).toBeCloseTo(fraction)
})

test.each([
  { name: 'the last long step', steps: { ...early, convert: skipped, scrub: running(30) }, left: 30 },
  { name: 'a step whose pace is not known', steps: { ...early, convert: skipped, scrub: running(null) }, left: null },
  { name: 'a long step is to come', steps: { store: running(30) }, left: null },
] as const)('$name: $left seconds are left', ({ steps, left }) => {
  expect(jobSecondsLeft(testJob({ state: 'running', steps: testSteps(steps) }))).toBe(left)
})

function running(secondsLeft: number | null) {
  return { state: 'running', fraction: 0.5, secondsLeft } as const
}

test.each([
  { job: testJob(), words: 'Waiting for its turn' },
  {
    job: testJob({ trouble: 'The disk is full', attempts: 1, nextAttemptAt: '2026-01-01T10:05:00.000Z' }),
    words: 'The disk is full. Attempt 2 of 3 is at 10:05.',
  },
  { job: testJob({ state: 'running', isCancelling: true }), words: 'Being cancelled' },
  { job: testJob({ state: 'running' }), words: 'Between two steps' },
  {
    job: testJob({ state: 'running', steps: testSteps({ store: running(null) }) }),
    words: 'Copying the file',
  },
  {
    job: testJob({ state: 'running', steps: testSteps({ store: running(20) }) }),
    words: 'Copying the file · about 20 s left of this step',
  },
  {
    job: testJob({ state: 'running', steps: testSteps({ ...early, convert: skipped, scrub: running(240) }) }),
    words: 'Making the scrub copy · about 4 min left',
  },
])('an active job says: $words', ({ job, words }) => {
  expect(doingWords(job, timeOf)).toBe(words)
})

test.each([
  { job: testJob({ state: 'succeeded', outcome: { status: 'imported' } }), words: 'It was imported.' },
  { job: testJob({ state: 'succeeded', outcome: { status: 'duplicate' } }), words: 'It is in the library already.' },
  {
    job: testJob({ state: 'succeeded', outcome: { status: 'duplicate', reason: 'It is back.' } }),
    words: 'It is back.',
  },
  { job: testJob({ state: 'succeeded', kind: 'reindex', outcome: null }), words: 'It was measured again.' },
  {
    job: testJob({ state: 'failed', outcome: { status: 'invalid', reason: 'It has 3 frames' } }),
    words: 'It has 3 frames.',
  },
  { job: testJob({ state: 'failed', outcome: null }), words: 'It failed, and no reason was recorded.' },
  { job: testJob({ state: 'cancelled', outcome: null }), words: 'It was cancelled.' },
])('a finished job says: $words', ({ job, words }) => {
  expect(outcomeWords(job)).toBe(words)
})

test('a step says how it stands, and why', () => {
  const [store] = testSteps({ store: { state: 'running', fraction: 0.409 } })
  expect(store === undefined ? '' : stepWords(store)).toBe('Copying the file: 40%')
  const convert = testSteps({ convert: { state: 'skipped', note: 'Browsers play the original.' } })[4]
  expect(convert === undefined ? '' : stepWords(convert)).toBe(
    'Making a copy that browsers play: skipped. Browsers play the original.',
  )
  expect([percentOf(0.999), percentOf(1), percentOf(-1)]).toEqual(['99%', '100%', '0%'])
})

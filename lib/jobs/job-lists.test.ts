import { expect, test } from 'vitest'
import { applyJob, type JobLists, MOST_FINISHED } from './job-lists'
import { testJob } from './test-job'

const lists = (active: string[], finished: string[] = [], count = active.length): JobLists => ({
  active: { jobs: active.map((id) => testJob({ id })), active: count },
  finished: finished.map((id) => testJob({ id, state: 'succeeded' })),
})

const AT_ONE = '2026-01-01T10:01:00.000Z'
const AT_TWO = '2026-01-01T10:02:00.000Z'

const ids = ({ active, finished }: JobLists) => ({
  active: active.jobs.map(({ id }) => id),
  count: active.active,
  finished: finished.map(({ id }) => id),
})

test.each([
  {
    name: 'one that goes on keeps its place',
    before: lists(['a', 'b']),
    job: testJob({ id: 'a', state: 'running' }),
    after: { active: ['a', 'b'], count: 2, finished: [] },
    certain: true,
  },
  {
    name: 'a new one comes last',
    before: lists(['a']),
    job: testJob({ id: 'b' }),
    after: { active: ['a', 'b'], count: 2, finished: [] },
    certain: true,
  },
  {
    name: 'one that ended comes first among those that ended',
    before: lists(['a', 'b'], ['z']),
    job: testJob({ id: 'a', state: 'failed' }),
    after: { active: ['b'], count: 1, finished: ['a', 'z'] },
    certain: true,
  },
  {
    name: 'one that ended is told of twice',
    before: lists([], ['y', 'z']),
    job: testJob({ id: 'z', state: 'succeeded' }),
    after: { active: [], count: 0, finished: ['z', 'y'] },
    certain: true,
  },
  {
    name: 'one that is tried again is active again',
    before: lists([], ['a']),
    job: testJob({ id: 'a', state: 'queued' }),
    after: { active: ['a'], count: 1, finished: [] },
    certain: true,
  },
  {
    name: 'an answer from before it ended comes late: it has ended',
    before: {
      ...lists([]),
      finished: [testJob({ id: 'a', state: 'cancelled', startedAt: AT_ONE, finishedAt: AT_TWO })],
    },
    job: testJob({ id: 'a', state: 'running', startedAt: AT_ONE, isCancelling: true }),
    after: { active: [], count: 0, finished: ['a'] },
    certain: true,
  },
  {
    name: 'one that was tried again and has begun is active',
    before: {
      ...lists([]),
      finished: [testJob({ id: 'a', state: 'cancelled', startedAt: AT_ONE, finishedAt: AT_TWO })],
    },
    job: testJob({ id: 'a', state: 'running', startedAt: '2026-01-01T10:03:00.000Z' }),
    after: { active: ['a'], count: 1, finished: [] },
    certain: true,
  },
  {
    name: 'of more than are known, one that was not known begins: the count is the server’s',
    before: lists(['a'], [], 300),
    job: testJob({ id: 'b', state: 'running' }),
    after: { active: ['a', 'b'], count: 300, finished: [] },
    certain: false,
  },
  {
    name: 'of more than are known, one ends',
    before: lists(['a'], [], 300),
    job: testJob({ id: 'a', state: 'succeeded' }),
    after: { active: [], count: 299, finished: ['a'] },
    certain: false,
  },
])('$name', ({ before, job, after, certain }) => {
  const applied = applyJob(before, job)
  expect(ids(applied.lists)).toEqual(after)
  expect(applied.isCertain).toBe(certain)
})

test('the newest word is kept', () => {
  const job = testJob({ id: 'a', state: 'running', attempts: 2 })
  expect(applyJob(lists(['a']), job).lists.active.jobs).toEqual([job])
})

test('only the last of the finished ones are kept', () => {
  const before = lists(
    [],
    Array.from({ length: MOST_FINISHED }, (_, i) => String(i)),
  )
  const { finished } = applyJob(before, testJob({ id: 'new', state: 'succeeded' })).lists
  expect(finished).toHaveLength(MOST_FINISHED)
  expect(finished[0]?.id).toBe('new')
})

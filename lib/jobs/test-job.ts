import { JOB_STEPS, type Job, type JobStep, type JobStepId } from './schema'

/** Steps as they are before a job begins, but for those that are given. */
export const testSteps = (given: Partial<Record<JobStepId, Partial<JobStep>>> = {}): JobStep[] =>
  JOB_STEPS.map((id) => ({ id, state: 'waiting', fraction: 0, secondsLeft: null, ...given[id] }))

/** A job that waits in the queue, but for what is given. */
export const testJob = (given: Partial<Job> = {}): Job => ({
  id: 'job',
  kind: 'import',
  state: 'queued',
  source: 'command-line',
  fileName: 'clip.mp4',
  variant: 'raw',
  videoId: null,
  steps: testSteps(),
  outcome: null,
  trouble: null,
  attempts: 0,
  maxAttempts: 3,
  nextAttemptAt: null,
  isCancelling: false,
  createdAt: '2026-01-01T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  ...given,
})

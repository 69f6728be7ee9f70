import { z } from 'zod'
import { IMPORT_STEPS, importResult, importStep } from '@/lib/ingest/import-request'
import { variantKind } from '@/lib/videos/schema'

/** `import`: a file becomes a variant of a video. `reindex`: a variant in the library is measured and its copies are made again. */
export const jobKind = z.enum(['import', 'reindex'])

/** `failed` is final, with a reason; a job that will be tried again is `queued`. */
export const jobState = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled'])

/** Where the file came from. `library`: it was there already. */
export const jobSource = z.enum(['command-line', 'upload', 'inbox', 'library'])
export type JobSource = z.infer<typeof jobSource>

/** The steps of a job, in order. Each is idempotent: begun again, it ends with the same result. */
export const JOB_STEPS = IMPORT_STEPS
export const jobStepId = importStep
export type JobStepId = z.infer<typeof jobStepId>

/**
 * How far one step is. `fraction` is 0..1; `secondsLeft` is null while it cannot be told. `note` says, for people, why a
 * step was skipped or what it found.
 */
export const jobStep = z.object({
  id: jobStepId,
  state: z.enum(['waiting', 'running', 'done', 'skipped', 'failed']),
  fraction: z.number().min(0).max(1),
  secondsLeft: z.number().nonnegative().nullable(),
  note: z.string().optional(),
})
export type JobStep = z.infer<typeof jobStep>

/** One job as `GET /api/jobs` and the events of `/api/events` tell it. */
export const job = z.object({
  id: z.string(),
  kind: jobKind,
  state: jobState,
  source: jobSource,
  /** The file's name, without its folder. */
  fileName: z.string(),
  variant: variantKind,
  /** Once there is a video: the job's result. */
  videoId: z.string().nullable(),
  steps: z.array(jobStep),
  /** What became of it; null until it is finished. */
  outcome: z.object({ status: importResult.shape.status, reason: z.string().optional() }).nullable(),
  /** Why the last attempt failed, while there will be another. */
  trouble: z.string().nullable(),
  attempts: z.number().int().nonnegative(),
  maxAttempts: z.number().int().positive(),
  /** When it is tried again; null unless it waits for that. */
  nextAttemptAt: z.iso.datetime().nullable(),
  isCancelling: z.boolean(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
})
export type Job = z.infer<typeof job>

/** The query of `GET /api/jobs`: `active` are queued and running ones, `finished` the others, newest first. */
export const jobListQuery = z.object({
  state: z.enum(['active', 'finished']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type JobListQuery = z.infer<typeof jobListQuery>

/** `active` counts all queued and running jobs, also those that the limit leaves out. */
export const jobList = z.object({ jobs: z.array(job), active: z.number().int().nonnegative() })
export type JobList = z.infer<typeof jobList>

export const isFinished = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled'

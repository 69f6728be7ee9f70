import 'server-only'
import { z } from 'zod'
import { importResult } from '@/lib/ingest/import-request'
import { JOB_STEPS, type Job, type JobStep, jobKind, jobSource, jobStep } from '@/lib/jobs/schema'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'

/** How far the steps of a job are, as its record keeps it; what a time is left of a step is known only where it runs. */
const keptSteps = z.array(jobStep)
const keptOutcome = z.object({ status: importResult.shape.status, reason: z.string().optional() })

/** Every step, waiting. */
export const WAITING_STEPS: readonly JobStep[] = JOB_STEPS.map((id) => ({
  id,
  state: 'waiting',
  fraction: 0,
  secondsLeft: null,
}))

/** The record of a job as the API tells it. `steps` wins over the recorded ones: where it runs, they are newer. */
export function jobOf(record: JobRecord, steps?: readonly JobStep[]): Job {
  const kept = keptSteps.safeParse(record.steps)
  const outcome = keptOutcome.safeParse(record.outcome)
  const waits = record.state === 'queued' && record.trouble !== null
  return {
    id: record.id,
    kind: jobKind.parse(record.kind),
    state: record.state,
    source: jobSource.parse(record.source),
    fileName: record.fileName,
    variant: record.variant,
    videoId: record.videoId,
    steps: [...(steps ?? (kept.success && kept.data.length > 0 ? kept.data : WAITING_STEPS))],
    outcome: outcome.success ? outcome.data : null,
    trouble: record.trouble,
    attempts: record.attempts,
    maxAttempts: record.maxAttempts,
    nextAttemptAt: waits ? record.runAfter.toISOString() : null,
    isCancelling: record.cancelRequestedAt !== null && (record.state === 'queued' || record.state === 'running'),
    createdAt: record.createdAt.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  }
}

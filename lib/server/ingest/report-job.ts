import 'server-only'
import type { ImportEvent } from '@/lib/ingest/import-request'
import type { Job } from '@/lib/jobs/schema'
import { followJob } from '@/lib/server/jobs/follow-job'

export type ImportListener = {
  readonly onEvent: (event: ImportEvent) => void
  /** When this is aborted, the jobs that have not ended are cancelled. */
  readonly signal?: AbortSignal | undefined
  readonly userId: string
  /** Told of every job that is made, before it may begin. */
  readonly onJob?: (jobId: string) => void
}

/** Says that `file` is a job now, how it goes on, and what became of it. */
export async function reportJob(
  file: string,
  { id, variant }: Job,
  { onEvent, onJob, signal }: ImportListener,
): Promise<void> {
  onJob?.(id)
  onEvent({ event: 'queued', file, jobId: id })
  const { outcome, videoId } = await followJob(id, {
    signal,
    onProgress: ({ steps }) => {
      const step = steps.find(({ state }) => state === 'running')
      if (step !== undefined) onEvent({ event: 'progress', file, step: step.id, fraction: step.fraction })
    },
  })
  const status = outcome?.status ?? 'failed'
  const reason = outcome?.reason
  const result = {
    file,
    status,
    ...(videoId !== null && { videoId }),
    variant,
    ...(reason !== undefined && { reason }),
  }
  onEvent({ event: 'result', result })
}

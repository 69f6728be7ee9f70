import 'server-only'
import { db } from '@/lib/server/db/client'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import type { ImportFailure, StepOptions } from '@/lib/server/ingest/import-steps'
import { type ImportOutcome, importVideo } from '@/lib/server/ingest/import-video'
import { reindexVariant } from '@/lib/server/ingest/reindex-variant'
import { jobFolder, type WorkFolder } from '@/lib/server/ingest/work-folder'
import { log } from '@/lib/server/log'
import { type ImportInput, importerOf, importInput, type JobFile, reindexInput } from './job-input'

/** What one attempt at a job came to. */
export type JobResult = ImportOutcome

const GONE: ImportFailure = {
  status: 'failed',
  reason: 'Its raw file was not imported, so there is nothing to compare it with.',
  mayPass: false,
}

const BUG: ImportFailure = {
  status: 'failed',
  reason: 'It failed unexpectedly; the log of the server says why.',
  mayPass: true,
}

/** One attempt at the job, from where the last one came to. Never throws: a bug is logged and a failure. */
export async function runJob(record: JobRecord, options: StepOptions): Promise<JobResult> {
  try {
    const folder = await jobFolder(record.id)
    return record.kind === 'reindex'
      ? await reindex(record, folder, options)
      : await importFile(record, folder, options)
  } catch (error) {
    log().error({ err: error, jobId: record.id }, 'a job failed by a bug')
    return BUG
  }
}

async function reindex(record: JobRecord, folder: WorkFolder, options: StepOptions): Promise<JobResult> {
  const { variantId } = reindexInput.parse(record.input)
  const renewed = await reindexVariant(variantId, folder, options)
  return renewed.ok ? { status: 'imported', videoId: renewed.value } : renewed.error
}

async function importFile(record: JobRecord, folder: WorkFolder, options: StepOptions): Promise<JobResult> {
  const input = importInput.parse(record.input)
  const videoId = await videoIdOf(input)
  if (videoId === null) return GONE
  return await importVideo(
    {
      source: {
        path: input.file.path,
        manner: mannerOf(input.file),
        expectedSha256: input.expectedSha256,
        stamp: input.file.kind === 'inbox' ? input.file.stamp : undefined,
      },
      fileName: input.fileName,
      variant: input.variant,
      anonymized: input.anonymized,
      videoId,
      pairsByName: input.pairsByName,
      userId: input.userId,
      principal: importerOf(input, record.source),
      ...(input.title !== undefined && { title: input.title }),
      job: { id: record.id, videoId: record.videoId },
    },
    options,
    folder,
  )
}

/** Undefined for a video of its own; null where the video was to come from a job that did not bring one. */
async function videoIdOf({ videoId, afterJobId }: ImportInput): Promise<string | undefined | null> {
  if (afterJobId === undefined) return videoId
  const before = await db().job.findUnique({ where: { id: afterJobId }, select: { state: true, videoId: true } })
  return before?.state === 'succeeded' ? before.videoId : null
}

const mannerOf = (file: JobFile) => (file.kind === 'path' ? (file.link ? 'link' : 'copy') : 'take')

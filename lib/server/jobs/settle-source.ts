import 'server-only'
import { rm } from 'node:fs/promises'
import { db } from '@/lib/server/db/client'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import { jobFolder } from '@/lib/server/ingest/work-folder'
import { log } from '@/lib/server/log'
import { fileStamp } from '@/lib/server/storage/file-stamp'
import { type ImportInput, importInput } from './job-input'
import { isRefusedPath, putAside, reasonPathOf } from './put-aside'

/**
 * What becomes of the source and the work folder of a job that has ended. Idempotent: begun again after the process was
 * killed, it ends with the same.
 *
 * A file of the inbox that was not imported is moved to `inbox/refused`, with the reason beside it; nothing that came
 * by the inbox is ever deleted, and what cannot be moved stays in the work folder. An upload that failed is kept, so that
 * it can be tried again; one that is no video, or was cancelled, is removed: its sender has it.
 */
export async function settleSource(job: JobRecord): Promise<void> {
  try {
    const folder = await jobFolder(job.id)
    const input = job.kind === 'import' ? importInput.parse(job.input) : null
    const original = folder.has('original') ? folder.path('original') : null
    if (input?.file.kind === 'inbox') await settleInbox(job, input, original)
    const isKept = input?.file.kind === 'taken' && job.state === 'failed' && outcomeOf(job)?.status === 'failed'
    if (isKept) return
    await folder.discard()
    if (input?.file.kind === 'taken') await rm(input.file.path, { force: true })
  } catch (error) {
    log().error({ err: error, jobId: job.id }, 'the source of a job that has ended could not be put away')
  }
}

/** Another file that has taken the name meanwhile is none of this job's business. */
async function settleInbox(job: JobRecord, input: ImportInput, original: string | null): Promise<void> {
  if (input.file.kind !== 'inbox') return
  const { path, stamp } = input.file
  const isStillThere = stamp !== undefined && (await fileStamp(path)) === stamp
  if (job.state === 'succeeded') {
    if (isStillThere) await putAside(path, 'imported', input.fileName, null)
    if (isRefusedPath(path)) await rm(reasonPathOf(path), { force: true })
    return
  }
  // A copy in the work folder goes with the folder, where the file itself is still there.
  const left = isStillThere ? path : original
  if (left === null) return
  const target = await putAside(left, 'refused', input.fileName, outcomeOf(job)?.reason ?? 'It was not imported.')
  const file = { kind: 'inbox' as const, path: target, stamp: (await fileStamp(target)) ?? undefined }
  // Where it is to be found if somebody tries again.
  await db().job.update({ where: { id: job.id }, data: { input: { ...input, file } } })
}

const outcomeOf = ({ outcome }: JobRecord) => outcome as { status?: string; reason?: string } | null

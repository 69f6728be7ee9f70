import 'server-only'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import { jobFolder } from '@/lib/server/ingest/work-folder'
import { log } from '@/lib/server/log'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { type ImportInput, importInput } from './job-input'

/**
 * What becomes of the source and the work folder of a job that has ended. Idempotent: begun again after the process was
 * killed, it ends with the same.
 *
 * A file of the inbox that was not imported is moved to `inbox/refused`, with the reason beside it; nothing that came
 * by the inbox is ever deleted. An upload that failed is kept, so that it can be tried again; one that is no video, or was
 * cancelled, is removed: its sender has it.
 */
export async function settleSource(job: JobRecord): Promise<void> {
  try {
    const folder = await jobFolder(job.id)
    const input = job.kind === 'import' ? importInput.parse(job.input) : null
    const original = folder.has('original') ? folder.path('original') : null
    if (input?.file.kind === 'inbox') await settleInbox(job, input, original)
    const isKept = input?.file.kind === 'taken' && job.state === 'failed' && statusOf(job) === 'failed'
    if (isKept) return
    await folder.discard()
    if (input?.file.kind === 'taken') await rm(input.file.path, { force: true })
  } catch (error) {
    log().error({ err: error, jobId: job.id }, 'the source of a job that has ended could not be put away')
  }
}

async function settleInbox(job: JobRecord, input: ImportInput, original: string | null): Promise<void> {
  const isImported = job.state === 'succeeded'
  const left = [...(original === null || isImported ? [] : [original]), input.file.path]
  for (const path of left) {
    const found = await stat(path).catch(() => null)
    if (found?.isFile() !== true) continue
    const target = await freePath(join(dataFolder().inbox, isImported ? 'imported' : 'refused'), input.fileName)
    await rename(path, target)
    if (!isImported) await writeFile(`${target}.reason.txt`, `${reasonOf(job)}\n`)
  }
}

/** A path in `folder` that nothing has yet, called `name` or nearly so. */
async function freePath(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = new Set(await readdir(folder))
  const extension = extname(name)
  const stem = basename(name, extension)
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${stem} (${n})${extension}`
    if (!taken.has(candidate)) return join(folder, candidate)
  }
}

const outcomeOf = ({ outcome }: JobRecord) => outcome as { status?: string; reason?: string } | null
const statusOf = (job: JobRecord): string | undefined => outcomeOf(job)?.status
const reasonOf = (job: JobRecord): string => outcomeOf(job)?.reason ?? 'It was not imported.'

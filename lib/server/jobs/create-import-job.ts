import 'server-only'
import type { Job, JobSource } from '@/lib/jobs/schema'
import { fileStamp } from '@/lib/server/storage/file-stamp'
import { type ImportInput, importInput, type JobFile } from './job-input'
import { queueJob } from './queue-job'

export type ImportJobInput = ImportInput & { readonly source: Exclude<JobSource, 'library'> }

/** Queues the import of one file. */
export async function createImportJob({ source, ...given }: ImportJobInput): Promise<Job> {
  const input = importInput.parse({ ...given, file: await stamped(given.file) })
  return await queueJob({ kind: 'import', source, fileName: input.fileName, variant: input.variant, input })
}

/** A name in the inbox may be given to another file at any time. */
async function stamped(file: JobFile): Promise<JobFile> {
  if (file.kind !== 'inbox' || file.stamp !== undefined) return file
  return { ...file, stamp: (await fileStamp(file.path)) ?? undefined }
}

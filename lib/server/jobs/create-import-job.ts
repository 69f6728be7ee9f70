import 'server-only'
import type { Job, JobSource } from '@/lib/jobs/schema'
import { type ImportInput, importInput } from './job-input'
import { queueJob } from './queue-job'

export type ImportJobInput = ImportInput & { readonly source: Exclude<JobSource, 'library'> }

/** Queues the import of one file. */
export const createImportJob = ({ source, ...input }: ImportJobInput): Promise<Job> =>
  queueJob({
    kind: 'import',
    source,
    fileName: input.fileName,
    variant: input.variant,
    input: importInput.parse(input),
  })

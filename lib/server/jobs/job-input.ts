import 'server-only'
import { z } from 'zod'
import { variantKind } from '@/lib/videos/schema'

/**
 * Where the file of an import job is. `path`: copied (or linked), the source stays. `taken`: a file below the data folder
 * that the job may move and, when it is done or given up, remove. `inbox`: below the inbox; it is moved to a folder that
 * says what became of it. `stamp` tells that file from another one that takes its name meanwhile (storage/file-stamp).
 */
export const jobFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string(), link: z.boolean() }),
  z.object({ kind: z.literal('taken'), path: z.string() }),
  z.object({ kind: z.literal('inbox'), path: z.string(), stamp: z.string().optional() }),
])
export type JobFile = z.infer<typeof jobFile>

/** Everything an import needs to be done, or done again, by a process that knows nothing else of it. */
export const importInput = z.object({
  file: jobFile,
  fileName: z.string(),
  variant: variantKind,
  anonymized: z.boolean(),
  /** The video whose other variant this is. */
  videoId: z.string().optional(),
  /** Look for the video whose other footage has the same name, if `videoId` is not given. */
  pairsByName: z.boolean().optional(),
  /** The job whose video this is the other variant of: it has to end first. */
  afterJobId: z.string().optional(),
  expectedSha256: z.string().optional(),
  userId: z.string(),
  title: z.string().optional(),
})
export type ImportInput = z.infer<typeof importInput>

export const reindexInput = z.object({ variantId: z.string(), userId: z.string() })
export type ReindexInput = z.infer<typeof reindexInput>

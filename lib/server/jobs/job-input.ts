import 'server-only'
import { z } from 'zod'
import type { Permission } from '@/lib/auth/permissions'
import { commandLine, isPermitted, type Principal } from '@/lib/auth/principal'
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

/** The permissions that say what an import may do beyond adding footage, and which videos it finds. */
const RIGHTS = ['video:manage', 'video:list-all', 'media:raw'] as const satisfies readonly Permission[]

/** What an import job remembers of the permissions of whoever sent it. */
export const importRights = z.array(z.enum(RIGHTS))
export type ImportRights = z.infer<typeof importRights>

/** The same of `principal`. */
export const rightsOf = (principal: Principal): ImportRights => RIGHTS.filter((right) => isPermitted(principal, right))

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
  /** What `userId` might do when they sent it. Absent for the command line and the inbox, and in older jobs. */
  rights: importRights.optional(),
  title: z.string().optional(),
})
export type ImportInput = z.infer<typeof importInput>

/**
 * For whom an import is done: whoever sent it, as far as they had rights then. Whoever can put files on this machine acts
 * for the owner of the library; an upload that says nothing of rights has none.
 */
export function importerOf({ userId, rights }: ImportInput, source: string): Principal {
  const owner = commandLine(userId)
  if (rights === undefined && source !== 'upload') return owner
  return { ...owner, kind: 'person', role: null, permissions: new Set(rights ?? []) }
}

export const reindexInput = z.object({ variantId: z.string(), userId: z.string() })
export type ReindexInput = z.infer<typeof reindexInput>

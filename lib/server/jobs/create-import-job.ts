import 'server-only'
import type { Job } from '@/lib/jobs/schema'
import { db } from '@/lib/server/db/client'

export type ImportJobInput = {
  readonly source: 'command-line' | 'upload' | 'inbox'
  readonly file:
    | { readonly kind: 'path'; readonly path: string; readonly link: boolean }
    | { readonly kind: 'taken'; readonly path: string }
    | { readonly kind: 'inbox'; readonly path: string }
  readonly fileName: string
  readonly variant: 'raw' | 'processed'
  readonly anonymized: boolean
  readonly videoId?: string
  readonly pairsByName?: boolean
  readonly expectedSha256?: string
  readonly userId: string
}

/** Stand-in: a row that nobody works on. */
export async function createImportJob(input: ImportJobInput): Promise<Job> {
  const row = await db().job.create({
    data: { kind: 'import', source: input.source, fileName: input.fileName, variant: input.variant, input },
  })
  return {
    id: row.id,
    kind: 'import',
    state: 'queued',
    source: input.source,
    fileName: row.fileName,
    variant: input.variant,
    videoId: null,
    steps: [],
    outcome: null,
    trouble: null,
    attempts: 0,
    maxAttempts: 3,
    nextAttemptAt: null,
    isCancelling: false,
    createdAt: row.createdAt.toISOString(),
    startedAt: null,
    finishedAt: null,
  }
}

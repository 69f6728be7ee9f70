import 'server-only'
import { basename } from 'node:path'
import { commandLine, type Principal } from '@/lib/auth/principal'
import type { VariantKind } from '@/lib/videos/schema'
import type { StepOptions } from './import-steps'
import { type ImportOutcome, importVideo } from './import-video'

/**
 * Imports the file at `path` as a test wants it: for the command line unless `principal` says otherwise, without a job, and
 * without keeping what it has made so far.
 */
export function importPath(
  wanted: {
    readonly path: string
    readonly variant: VariantKind
    readonly anonymized: boolean
    readonly userId: string
    readonly principal?: Principal
    readonly videoId?: string | undefined
    readonly pairsByName?: boolean
  },
  options: StepOptions = {},
): Promise<ImportOutcome> {
  const { path, principal = commandLine(wanted.userId), ...rest } = wanted
  return importVideo({ source: { path, manner: 'copy' }, fileName: basename(path), principal, ...rest }, options)
}

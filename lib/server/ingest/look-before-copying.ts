import 'server-only'
import type { Container } from '@/lib/ingest/container'
import { judgeProbe } from '@/lib/ingest/judge-probe'
import { runMediaTask } from '@/lib/server/media/run-media-task'
import { sniffFile } from '@/lib/server/media/sniff-file'
import { describeFileError } from '@/lib/server/storage/file-error'

/** Why a file is refused before a byte is copied. `unreadable`: the file system said no. */
export type EarlyRefusal = { readonly code: 'unreadable' | 'refused'; readonly reason: string }

const NO_VIDEOS: readonly Container[] = ['bare-stream', 'picture', 'sound', 'text', 'unknown']

/**
 * Looks at the first bytes of the file, so that a large file of a kind that cannot be imported is refused at once and
 * not after it was copied. Null if it is worth copying: only the copy is measured and judged.
 */
export async function lookBeforeCopying(path: string): Promise<EarlyRefusal | null> {
  try {
    const container = await sniffFile(path)
    // Copying says what is wrong with something that is no file, or empty.
    if (container === null || !NO_VIDEOS.includes(container)) return null
  } catch (error) {
    return { code: 'unreadable', reason: describeFileError(error) }
  }
  const report = await runMediaTask({ kind: 'probe', path }, { timeoutMs: 120_000 })
  if (!report.ok) return { code: 'refused', reason: report.error }
  const judged = judgeProbe(report.value)
  return judged.ok ? null : { code: 'refused', reason: judged.error.reason }
}

import 'server-only'
import { stat } from 'node:fs/promises'
import type { Container } from '@/lib/ingest/container'
import { judgeProbe } from '@/lib/ingest/judge-probe'
import { tryMediaTask } from '@/lib/server/media/run-media-task'
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
    if (container === null) return await whyNothingInIt(path)
    if (!NO_VIDEOS.includes(container)) return null
  } catch (error) {
    return { code: 'unreadable', reason: describeFileError(error) }
  }
  const report = await tryMediaTask({ kind: 'probe', path }, { timeoutMs: 120_000 })
  // What the engine did to itself is not held against the file: then the copy is measured, and again if need be.
  if (!report.ok) return report.error.of === 'task' ? { code: 'refused', reason: report.error.reason } : null
  const judged = judgeProbe(report.value)
  return judged.ok ? null : { code: 'refused', reason: judged.error.reason }
}

/** The system may find something else by now than {@link sniffFile} did: then copying says what is wrong. */
async function whyNothingInIt(path: string): Promise<EarlyRefusal | null> {
  const found = await stat(path)
  if (!found.isFile()) return { code: 'unreadable', reason: 'It is not a regular file.' }
  return found.size === 0 ? { code: 'refused', reason: 'The file is empty (0 bytes): there is no video in it.' } : null
}

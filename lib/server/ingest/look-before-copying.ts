import 'server-only'
import { constants, open } from 'node:fs/promises'
import { SNIFFED_BYTES, sniffContainer } from '@/lib/ingest/container'
import { judgeProbe } from '@/lib/ingest/judge-probe'
import { runMediaTask } from '@/lib/server/media/run-media-task'
import { describeFileError } from '@/lib/server/storage/file-error'

/** Why a file is refused before a byte is copied. `unreadable`: the file system said no. */
export type EarlyRefusal = { readonly code: 'unreadable' | 'refused'; readonly reason: string }

const IMPORTABLE = ['mp4', 'mov', 'webm', 'mkv']

/**
 * Looks at the first bytes of the file, so that a large file of a kind that cannot be imported is refused at once and
 * not after it was copied. Null if it is worth copying: only the copy is measured and judged.
 */
export async function lookBeforeCopying(path: string): Promise<EarlyRefusal | null> {
  try {
    if (IMPORTABLE.includes(await containerOf(path))) return null
  } catch (error) {
    return { code: 'unreadable', reason: describeFileError(error) }
  }
  const report = await runMediaTask({ kind: 'probe', path }, { timeoutMs: 120_000 })
  if (!report.ok) return { code: 'refused', reason: report.error }
  const judged = judgeProbe(report.value)
  return judged.ok ? null : { code: 'refused', reason: judged.error.reason }
}

/** Anything but a regular file with something in it counts as importable here: copying it says what is wrong. */
async function containerOf(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = await file.stat()
    if (!stat.isFile() || stat.size === 0) return 'mp4'
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    return sniffContainer(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

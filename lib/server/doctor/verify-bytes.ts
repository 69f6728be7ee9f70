import 'server-only'
import type { Fault } from '@/lib/doctor/finding'
import { err, ok, type Result } from '@/lib/result/result'
import { hashFile } from '@/lib/server/storage/hash-file'
import { type OpenError, type OpenMediaFile, openMediaFile } from '@/lib/server/storage/open-media-file'

/** What the record of a rendition says of its file. */
export type RecordedFile = {
  readonly storageKey: string
  readonly sizeBytes: bigint
  readonly mtimeNs: bigint
  readonly sha256: string
}

export type VerifyBytesOptions = {
  /** Hash the file also where size and modification time are the recorded ones. */
  readonly deep: boolean
  /** Called with 0..1 while the file is hashed. */
  readonly onProgress: (fraction: number) => void
  readonly signal?: AbortSignal | undefined
}

const FAULTS = {
  missing: { code: 'file-missing' },
  'not-a-file': { code: 'not-a-file' },
  unreadable: { code: 'file-unreadable' },
} as const satisfies Record<OpenError, Fault>

/**
 * Whether the stored file has the bytes that were imported; if so, its modification time now.
 *
 * The same size and modification time are taken for the same bytes, unless `deep`. The same size with another time is
 * hashed: a file that was only touched is as good as before. Another size is never the same bytes.
 */
export async function verifyBytes(recorded: RecordedFile, options: VerifyBytesOptions): Promise<Result<bigint, Fault>> {
  const opened = await openMediaFile(recorded.storageKey)
  if (!opened.ok) return err(FAULTS[opened.error])
  try {
    return await verifyOpened(opened.value, recorded, options)
  } finally {
    await opened.value.handle.close()
  }
}

async function verifyOpened(
  { handle, stamp }: OpenMediaFile,
  recorded: RecordedFile,
  { deep, ...reading }: VerifyBytesOptions,
): Promise<Result<bigint, Fault>> {
  const recordedBytes = Number(recorded.sizeBytes)
  if (stamp.sizeBytes !== recordedBytes)
    return err({ code: 'size-changed', recordedBytes, foundBytes: stamp.sizeBytes })
  if (!deep && stamp.mtimeNs === recorded.mtimeNs) return ok(stamp.mtimeNs)
  try {
    const { sha256 } = await hashFile(handle, stamp.sizeBytes, reading)
    return sha256 === recorded.sha256 ? ok(stamp.mtimeNs) : err({ code: 'bytes-changed' })
  } catch (error) {
    reading.signal?.throwIfAborted()
    if ((error as NodeJS.ErrnoException).code === 'EIO') return err(FAULTS.unreadable)
    throw error
  }
}

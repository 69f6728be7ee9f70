import 'server-only'
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

export type ReadOptions = {
  /** Called with 0..1 of the bytes. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal | undefined
}

const CHUNK_BYTES = 1024 * 1024

/**
 * The SHA-256, in hex, of the opened file, and how many bytes there were. It is read once from start to end through one
 * buffer of 1 MiB; `take` is given each part before the next is read. Throws when the disk or the signal says no.
 */
export async function hashFile(
  input: FileHandle,
  sizeBytes: number,
  { signal, onProgress }: ReadOptions = {},
  take?: (chunk: Buffer) => Promise<void>,
): Promise<{ readonly sha256: string; readonly bytesRead: number }> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  for (let position = 0; ; ) {
    signal?.throwIfAborted()
    const { bytesRead } = await input.read(buffer, 0, CHUNK_BYTES, position)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytesRead: position }
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    await take?.(chunk)
    position += bytesRead
    onProgress?.(Math.min(position / sizeBytes, 1))
  }
}

/** The SHA-256 of the file at `path`, and its size. Throws when the disk or the signal says no. */
export async function hashFileAt(
  path: string,
  options: ReadOptions = {},
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const file = await open(path, 'r')
  try {
    const { sha256, bytesRead } = await hashFile(file, (await file.stat()).size, options)
    return { sha256, sizeBytes: bytesRead }
  } finally {
    await file.close()
  }
}

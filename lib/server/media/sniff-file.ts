import 'server-only'
import { constants, open } from 'node:fs/promises'
import { type Container, SNIFFED_BYTES, sniffContainer } from '@/lib/ingest/container'

/** The kind of the file at `path` by its first bytes; null if it is no regular file, or empty. */
export async function sniffFile(path: string): Promise<Container | null> {
  // O_NONBLOCK: opening a FIFO returns at once instead of waiting for a writer.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = await file.stat()
    if (!stat.isFile() || stat.size === 0) return null
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
    return sniffContainer(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

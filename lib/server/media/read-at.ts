import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import type { StructureFault } from './file-structure'

/** Up to `length` bytes at `position`; fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/** That a file ends after `is` bytes, although its structure says that there are more. */
export const cutShort = (is: number, should: number): StructureFault => ({
  kind: 'damaged',
  reason: `it ends after ${is} bytes, but its structure says at least ${should}. Copy it again from where it came from.`,
})

import 'server-only'
import { lstat } from 'node:fs/promises'

/**
 * What tells one regular file from every other, and from itself after a change: device, inode, size, modification time. A
 * rename keeps it. Null if there is no regular file at `path`.
 */
export async function fileStamp(path: string): Promise<string | null> {
  const found = await lstat(path, { bigint: true }).catch(() => null)
  return found?.isFile() === true ? `${found.dev}:${found.ino}:${found.size}:${found.mtimeNs}` : null
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import { lstat, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hashFile } from './hash-file'
import { mediaPath } from './media-path'
import { openMediaFile } from './open-media-file'
import type { StagedFile } from './store-file'
import { syncPath } from './sync-path'

/**
 * Where a file came to lie. `storageKey` is relative to the media folder. `found` says what was there before: `nothing`,
 * the `same` bytes (that file was kept), or something `damaged` (it was replaced).
 */
export type StoredFile = {
  readonly storageKey: string
  readonly mtimeNs: bigint
  readonly found: 'nothing' | 'same' | 'damaged'
}

/** The place of an original with this hash, relative to the media folder: the same bytes are the same file. */
const storageKeyOf = (sha256: string): string => `original/${sha256.slice(0, 2)}/${sha256}`

/**
 * Moves a staged file to its place in the library, on disk when this returns. A file with the same bytes that is there
 * already is kept and the staged one removed; whatever else is there (cut short, overwritten, a link) is replaced.
 *
 * The bytes are compared, by their hash: the same size and time of change are no proof that nobody changed them.
 */
export async function publishFile(staged: StagedFile): Promise<StoredFile> {
  const storageKey = storageKeyOf(staged.sha256)
  const path = mediaPath(storageKey)
  const present = await lstat(path).catch(() => null)
  if (present !== null) {
    const mtimeNs = await sameBytesAt(storageKey, staged)
    if (mtimeNs !== null) {
      await rm(staged.path, { force: true })
      return { storageKey, mtimeNs, found: 'same' }
    }
    // A file cannot be moved over a folder, and what somebody put into it is not ours to delete.
    if (present.isDirectory()) await rename(path, `${path}.displaced-${randomUUID()}`)
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(staged.path, path)
  await syncPath(dirname(path))
  await syncPath(dirname(dirname(path)))
  const { mtimeNs } = await stat(path, { bigint: true })
  return { storageKey, mtimeNs, found: present === null ? 'nothing' : 'damaged' }
}

/** The modification time of the stored file if it has the bytes of `staged`; null if not, or if it cannot be read. */
async function sameBytesAt(storageKey: string, staged: StagedFile): Promise<bigint | null> {
  const opened = await openMediaFile(storageKey)
  if (!opened.ok) return null
  const { handle, stamp } = opened.value
  try {
    if (stamp.sizeBytes !== staged.sizeBytes) return null
    const { sha256 } = await hashFile(handle, stamp.sizeBytes)
    return sha256 === staged.sha256 ? stamp.mtimeNs : null
  } catch {
    // A disk that cannot read it has not got it.
    return null
  } finally {
    await handle.close()
  }
}

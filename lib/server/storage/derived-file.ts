import 'server-only'
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RenditionKind } from '@/lib/videos/schema'
import { hashFileAt } from './hash-file'
import { mediaPath } from './media-path'
import { syncPath } from './sync-path'

/** A copy that was made of an original, in its place below the media folder. */
export type DerivedFile = {
  readonly storageKey: string
  readonly sizeBytes: bigint
  readonly mtimeNs: bigint
  readonly sha256: string
}

/** Copies made by Framemark lie apart from originals: everything below this folder can be made again. */
const DERIVED_FOLDER = 'derived'

/** Whether what lies under this key is a copy that was made here, and not somebody's original. */
export const isDerivedKey = (storageKey: string): boolean => storageKey.startsWith(`${DERIVED_FOLDER}/`)

/**
 * Moves the finished copy at `path` to its place: below the hash of its original, under its kind and the beginning of its
 * own hash, so that a copy made anew never takes the place of one that is being played. On disk when this returns. One
 * that is there already has the same bytes and is replaced.
 */
export async function publishDerived(
  path: string,
  originalSha256: string,
  kind: Exclude<RenditionKind, 'original'>,
): Promise<DerivedFile> {
  const { sha256, sizeBytes } = await hashFileAt(path)
  const folder = `${DERIVED_FOLDER}/${originalSha256.slice(0, 2)}/${originalSha256}`
  const storageKey = `${folder}/${kind}-${sha256.slice(0, 16)}.mp4`
  const place = mediaPath(storageKey)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  await chmod(path, 0o400)
  await rename(path, place)
  for (const parent of [dirname(place), dirname(dirname(place)), dirname(dirname(dirname(place)))])
    await syncPath(parent)
  const { mtimeNs } = await stat(place, { bigint: true })
  return { storageKey, sizeBytes: BigInt(sizeBytes), mtimeNs, sha256 }
}

/** Removes a copy that nothing refers to any more. Never an original. */
export async function removeDerived(storageKey: string): Promise<void> {
  if (isDerivedKey(storageKey)) await rm(mediaPath(storageKey), { force: true })
}

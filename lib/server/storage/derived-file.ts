import 'server-only'
import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RenditionKind } from '@/lib/videos/schema'
import { hashFileAt } from './hash-file'
import { mediaPath } from './media-path'
import { syncPath } from './sync-path'

/** The place and the bytes of a copy that was made of an original. */
export type DerivedPlan = {
  readonly storageKey: string
  readonly sizeBytes: bigint
  readonly sha256: string
}

/** A copy in its place below the media folder. */
export type DerivedFile = DerivedPlan & { readonly mtimeNs: bigint }

/** Copies made by Framemark lie apart from originals: everything below this folder can be made again. */
const DERIVED_FOLDER = 'derived'

/** Whether what lies under this key is a copy that was made here, and not somebody's original. */
const isDerivedKey = (storageKey: string): boolean => storageKey.startsWith(`${DERIVED_FOLDER}/`)

/**
 * Where the finished copy at `path` is to lie: below the hash of its original, under its kind and the beginning of its own
 * hash, so that a copy made anew never takes the place of one that is being played.
 */
export async function planDerived(
  path: string,
  originalSha256: string,
  kind: Exclude<RenditionKind, 'original'>,
): Promise<DerivedPlan> {
  const { sha256, sizeBytes } = await hashFileAt(path)
  const folder = `${DERIVED_FOLDER}/${originalSha256.slice(0, 2)}/${originalSha256}`
  return { storageKey: `${folder}/${kind}-${sha256.slice(0, 16)}.mp4`, sizeBytes: BigInt(sizeBytes), sha256 }
}

/** Moves the copy at `path` to its place, on disk when this returns. One that was moved before is there already. */
export async function placeDerived(path: string, plan: DerivedPlan): Promise<DerivedFile> {
  const place = mediaPath(plan.storageKey)
  await mkdir(dirname(place), { recursive: true, mode: 0o700 })
  const isMoved = await stat(path).then(
    () => false,
    () => true,
  )
  // The same bytes made again are no reason to take them from whoever is watching.
  if (!isMoved && (await hasBytes(place, plan))) await rm(path)
  else if (!isMoved) {
    await chmod(path, 0o400)
    await rename(path, place)
  }
  for (const parent of [dirname(place), dirname(dirname(place)), dirname(dirname(dirname(place)))])
    await syncPath(parent)
  const { mtimeNs } = await stat(place, { bigint: true })
  return { ...plan, mtimeNs }
}

async function hasBytes(path: string, { sha256, sizeBytes }: DerivedPlan): Promise<boolean> {
  const found = await hashFileAt(path).catch(() => null)
  return found !== null && BigInt(found.sizeBytes) === sizeBytes && found.sha256 === sha256
}

/** Removes a copy that nothing refers to any more. Never an original. */
export async function removeDerived(storageKey: string): Promise<void> {
  if (isDerivedKey(storageKey)) await rm(mediaPath(storageKey), { force: true })
}

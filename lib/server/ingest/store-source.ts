import 'server-only'
import { chmod } from 'node:fs/promises'
import { ok, type Result } from '@/lib/result/result'
import { describeFileError } from '@/lib/server/storage/file-error'
import { hashFileAt } from '@/lib/server/storage/hash-file'
import { CANCELLED, type StagedFile, type StageManner, stageFile } from '@/lib/server/storage/store-file'
import { failed, type ImportFailure, invalid, type StepOptions, tellOf } from './import-steps'
import { lookBeforeCopying } from './look-before-copying'
import type { WorkFolder } from './work-folder'

/** The source of an import, and what its sender says of its bytes. */
export type Source = {
  readonly path: string
  readonly manner: StageManner
  /** SHA-256 in hex, as computed where the file came from. */
  readonly expectedSha256?: string | undefined
}

/** What is known of the stored bytes. */
type Stored = Omit<StagedFile, 'path'>

const ORIGINAL = 'original'
const STORED = 'stored'
const VERIFIED = 'verified'

/**
 * The steps `store` and `verify`: the source in the work folder, whole, on disk, with its hash, and with the bytes that
 * were sent. What was stored before is not stored again; the source is not asked for any more then.
 */
export async function storeSource(
  source: Source,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<StagedFile, ImportFailure>> {
  const known = await folder.recall<Stored>(STORED)
  const stored = known === undefined ? await store(source, folder, options) : ok(known)
  if (!stored.ok) return stored
  if (known === undefined) await folder.remember(STORED, stored.value)
  tellOf('store', options).done()
  if (!folder.has(VERIFIED)) {
    const verified = await verify(source, stored.value, folder, options)
    if (!verified.ok) return verified
    await folder.remember(VERIFIED, true)
  }
  tellOf('verify', options).done()
  return ok({ ...stored.value, path: folder.path(ORIGINAL) })
}

async function store(
  { path, manner }: Source,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<Stored, ImportFailure>> {
  const { progress } = tellOf('store', options)
  progress(0)
  // The process was killed when the file was there and its hash was not.
  if (folder.has(ORIGINAL)) return await hash(folder.path(ORIGINAL), progress, options)
  const refusal = await lookBeforeCopying(path)
  if (refusal !== null) return refusal.code === 'unreadable' ? failed(refusal.reason) : invalid(refusal.reason)
  // A taken file is the only one there is: it never bears a name that is cleared away.
  const place = manner === 'take' ? folder.path(ORIGINAL) : folder.draft(ORIGINAL)
  const staged = await stageFile(path, place, { manner, signal: options.signal, onProgress: progress })
  if (!staged.ok) return failed(staged.error, options.signal?.aborted !== true)
  // Originals are never modified, also not by mistake. What belongs to another account stays as it is.
  if (manner === 'take') await chmod(place, 0o400).catch(() => {})
  else await folder.keep(place, ORIGINAL)
  return ok({ sha256: staged.value.sha256, sizeBytes: staged.value.sizeBytes })
}

/** A second reading of what was written finds what memory or the disk did to it on the way. */
async function verify(
  { manner, expectedSha256 }: Source,
  stored: Stored,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<true, ImportFailure>> {
  const { progress } = tellOf('verify', options)
  progress(0)
  if (expectedSha256 !== undefined && expectedSha256 !== stored.sha256)
    return failed('The file that arrived is not the one that was sent: its SHA-256 differs. Send it again.')
  if (manner !== 'copy') return ok(true)
  const again = await hash(folder.path(ORIGINAL), progress, options)
  if (!again.ok) return again
  return again.value.sha256 === stored.sha256
    ? ok(true)
    : failed('The copy in the data folder has other bytes than the file it was made from. Check the disk.', true)
}

async function hash(
  path: string,
  onProgress: (fraction: number) => void,
  { signal }: StepOptions,
): Promise<Result<Stored, ImportFailure>> {
  try {
    return ok(await hashFileAt(path, { signal, onProgress }))
  } catch (error) {
    return signal?.aborted === true ? failed(CANCELLED) : failed(describeFileError(error), true)
  }
}

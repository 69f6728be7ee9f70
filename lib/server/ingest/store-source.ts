import 'server-only'
import { chmod } from 'node:fs/promises'
import { ok, type Result } from '@/lib/result/result'
import { describeFileError } from '@/lib/server/storage/file-error'
import { fileStamp } from '@/lib/server/storage/file-stamp'
import { hashFileAt } from '@/lib/server/storage/hash-file'
import { renameFile } from '@/lib/server/storage/move-file'
import { CANCELLED, type StagedFile, type StageManner, stageFile } from '@/lib/server/storage/store-file'
import { failed, type ImportFailure, invalid, type StepOptions, tellOf } from './import-steps'
import { lookBeforeCopying } from './look-before-copying'
import type { WorkFolder } from './work-folder'

/**
 * The source of an import, and what is known of it. `take`: the source itself is moved into the work folder; where that is
 * another file system, it is copied and stays.
 */
export type Source = {
  readonly path: string
  readonly manner: StageManner | 'take'
  /** SHA-256 in hex, as computed where the file came from. */
  readonly expectedSha256?: string | undefined
  /** Which file it is, if another one may have taken its name: {@link fileStamp} of it. */
  readonly stamp?: string | undefined
}

/** What is known of the stored bytes. `isCopied`: they were written here, and the source is still where it was. */
type Stored = Omit<StagedFile, 'path'> & { readonly isCopied: boolean }

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
  const { sha256, sizeBytes } = stored.value
  return ok({ sha256, sizeBytes, path: folder.path(ORIGINAL) })
}

async function store(
  { path, manner, stamp }: Source,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<Stored, ImportFailure>> {
  const { progress } = tellOf('store', options)
  progress(0)
  // Whoever was here before was killed, or gave up, when the file was there and its hash was not.
  if (folder.has(ORIGINAL)) return await hashOriginal(folder, options)
  const refusal = await lookBeforeCopying(path)
  if (refusal !== null) return refusal.code === 'unreadable' ? failed(refusal.reason) : invalid(refusal.reason)
  if (stamp !== undefined && (await fileStamp(path)) !== stamp) return failed(REPLACED)
  if (manner === 'take' && (await take(path, folder))) return await hashOriginal(folder, options)
  const draft = folder.draft(ORIGINAL)
  const how = manner === 'take' ? 'copy' : manner
  const staged = await stageFile(path, draft, { manner: how, signal: options.signal, onProgress: progress })
  if (!staged.ok) return failed(staged.error, options.signal?.aborted !== true)
  await folder.keep(draft, ORIGINAL)
  const { sha256, sizeBytes } = staged.value
  return ok({ sha256, sizeBytes, isCopied: how === 'copy' })
}

const REPLACED = 'The file was changed or replaced while it waited. It is imported when nobody writes to it any more.'

/** A taken file is the only one there is: it never bears a name that is cleared away. False on another file system. */
async function take(path: string, folder: WorkFolder): Promise<boolean> {
  const place = folder.path(ORIGINAL)
  if (!(await renameFile(path, place))) return false
  // Originals are never modified, also not by mistake. What belongs to another account stays as it is.
  await chmod(place, 0o400).catch(() => {})
  return true
}

async function hashOriginal(folder: WorkFolder, options: StepOptions): Promise<Result<Stored, ImportFailure>> {
  const path = folder.path(ORIGINAL)
  const before = await fileStamp(path)
  const hashed = await hash(path, tellOf('store', options).progress, options)
  if (!hashed.ok) return hashed
  // Whoever had it open before it was moved may write on.
  if (before !== (await fileStamp(path))) return failed('The file changed while it was read.', true)
  return ok({ ...hashed.value, isCopied: false })
}

/** A second reading of what was written finds what memory or the disk did to it on the way. */
async function verify(
  { expectedSha256 }: Source,
  stored: Stored,
  folder: WorkFolder,
  options: StepOptions,
): Promise<Result<true, ImportFailure>> {
  const { progress } = tellOf('verify', options)
  progress(0)
  if (expectedSha256 !== undefined && expectedSha256 !== stored.sha256)
    return failed('The file that arrived is not the one that was sent: its SHA-256 differs. Send it again.')
  if (!stored.isCopied) return ok(true)
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
): Promise<Result<Omit<StagedFile, 'path'>, ImportFailure>> {
  try {
    return ok(await hashFileAt(path, { signal, onProgress }))
  } catch (error) {
    return signal?.aborted === true ? failed(CANCELLED) : failed(describeFileError(error), true)
  }
}

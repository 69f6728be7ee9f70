import 'server-only'
import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, link, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '@/lib/result/result'
import { dataFolder } from './data-folder'
import { describeFileError } from './file-error'
import { hashFile, type ReadOptions } from './hash-file'

/** A source file in the data folder, whole and on disk, that is not yet part of the library. */
export type StagedFile = { readonly path: string; readonly sha256: string; readonly sizeBytes: number }

/**
 * How a source comes into the data folder. `copy`: as a second file. `link`: as a hard link, no second copy on disk, but
 * whoever changes the source changes the library.
 */
export type StageManner = 'copy' | 'link'

export type StageOptions = ReadOptions & { readonly manner?: StageManner }

/** Kept free on the disk, for the database and its journal. */
export const RESERVE_BYTES = 64 * 1024 * 1024

/**
 * Brings the regular file at `source` to `path`, where nothing is, and hashes it; it is on the disk when this returns. The
 * error is a reason for people; then nothing is left at `path`.
 */
export async function stageFile(
  source: string,
  path: string,
  options: StageOptions = {},
): Promise<Result<StagedFile, string>> {
  const undo = () => rm(path, { force: true })
  try {
    const staged = await stageTo(path, source, options)
    if (!staged.ok) await undo()
    return staged
  } catch (error) {
    await undo()
    if (options.signal?.aborted === true) return err(CANCELLED)
    return err(describeFileError(error))
  }
}

/** The reason of whatever was given up because somebody said so. */
export const CANCELLED = 'It was cancelled.'

async function stageTo(path: string, source: string, options: StageOptions): Promise<Result<StagedFile, string>> {
  // O_NONBLOCK: opening a FIFO returns at once instead of waiting for a writer.
  const input = await open(source, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const before = await input.stat({ bigint: true })
    if (!before.isFile()) return err('It is not a regular file.')
    const sizeBytes = Number(before.size)
    if (sizeBytes === 0) return err('The file is empty.')
    const manner = options.manner ?? 'copy'
    if (manner === 'link') await link(source, path)
    const room = manner === 'copy' ? await checkRoom(sizeBytes) : ok(true as const)
    if (!room.ok) return room
    const sha256 =
      manner === 'copy'
        ? await copyAndHash(input, path, sizeBytes, options)
        : await hashInPlace(input, path, sizeBytes, options)
    const isSame = isUnchanged(before, await input.stat({ bigint: true }), manner !== 'copy')
    if (sha256 === null || !isSame)
      return err('The file changed while it was read. Import it again when nothing writes to it any more.')
    return ok({ path, sha256, sizeBytes })
  } finally {
    await input.close()
  }
}

/** Whether `sizeBytes` more fit into the data folder. The error is a reason for people. */
export async function checkRoom(sizeBytes: number): Promise<Result<true, string>> {
  const { bavail, bsize } = await statfs(dataFolder().temporary)
  const free = bavail * bsize
  if (free >= sizeBytes + RESERVE_BYTES) return ok(true)
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`
  return err(
    `There is not enough room in the data folder: ${megabytes(sizeBytes + RESERVE_BYTES)} are needed, ${megabytes(free)} are free. Make room, or import with --link if the file is on the same disk.`,
  )
}

/** The SHA-256 in hex; null if the source ended before `sizeBytes`. */
async function copyAndHash(
  input: FileHandle,
  path: string,
  sizeBytes: number,
  options: StageOptions,
): Promise<string | null> {
  // Readable only: originals are never modified.
  const output = await open(path, 'wx', 0o400)
  try {
    const copied = await hashFile(input, sizeBytes, options, async (chunk) => {
      for (let written = 0; written < chunk.length; ) {
        written += (await output.write(chunk, written, chunk.length - written)).bytesWritten
      }
    })
    await output.sync()
    return copied.bytesRead === sizeBytes ? copied.sha256 : null
  } finally {
    await output.close()
  }
}

async function hashInPlace(
  input: FileHandle,
  path: string,
  sizeBytes: number,
  options: StageOptions,
): Promise<string | null> {
  const { sha256, bytesRead } = await hashFile(input, sizeBytes, options)
  const [opened, placed] = [await input.stat({ bigint: true }), await stat(path, { bigint: true })]
  // Between opening and placing another file may have taken the source's name.
  return bytesRead === sizeBytes && opened.ino === placed.ino ? sha256 : null
}

/** A new link changes the time of the last status change, so that is compared only for copies. */
const isUnchanged = (before: BigIntStats, after: BigIntStats, isLinked: boolean): boolean =>
  before.size === after.size && before.mtimeNs === after.mtimeNs && (isLinked || before.ctimeNs === after.ctimeNs)

/** Removes what a killed import left in the temporary folder. Only for the process that owns the data folder, before it imports. */
export async function clearTemporary(): Promise<void> {
  const { temporary } = dataFolder()
  const left = await readdir(temporary).catch(() => [])
  for (const name of left) await rm(join(temporary, name), { recursive: true, force: true })
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, link, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '@/lib/result/result'
import { dataFolder } from './data-folder'
import { describeFileError } from './file-error'
import { hashFile, type ReadOptions } from './hash-file'

/** A copy of a source file, whole and on disk, that is not yet part of the library. */
export type StagedFile = { readonly path: string; readonly sha256: string; readonly sizeBytes: number }

export type StageOptions = ReadOptions & {
  /** Make a hard link instead of a copy: no second copy on disk, but whoever changes the source changes the library. */
  readonly link?: boolean
}

/** Kept free on the disk, for the database and its journal. */
const RESERVE_BYTES = 64 * 1024 * 1024

/**
 * Copies (or links) the regular file at `source` into the temporary folder and hashes it on the way; it is on the disk
 * when this returns. The source is only read. The error is a reason for people; then nothing is left behind.
 */
export async function stageFile(source: string, options: StageOptions = {}): Promise<Result<StagedFile, string>> {
  const path = join(dataFolder().temporary, `import-${randomUUID()}`)
  try {
    const staged = await stageTo(path, source, options)
    if (!staged.ok) await rm(path, { force: true })
    return staged
  } catch (error) {
    await rm(path, { force: true })
    if (options.signal?.aborted === true) return err('It was cancelled.')
    return err(describeFileError(error))
  }
}

async function stageTo(path: string, source: string, options: StageOptions): Promise<Result<StagedFile, string>> {
  // O_NONBLOCK: opening a FIFO returns at once instead of waiting for a writer.
  const input = await open(source, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const before = await input.stat({ bigint: true })
    if (!before.isFile()) return err('It is not a regular file.')
    const sizeBytes = Number(before.size)
    if (sizeBytes === 0) return err('The file is empty.')
    const room = options.link === true ? ok(true as const) : await checkRoom(sizeBytes)
    if (!room.ok) return room
    const sha256 =
      options.link === true
        ? await linkAndHash(input, source, path, sizeBytes, options)
        : await copyAndHash(input, path, sizeBytes, options)
    const isSame = isUnchanged(before, await input.stat({ bigint: true }), options.link === true)
    if (sha256 === null || !isSame)
      return err('The file changed while it was read. Import it again when nothing writes to it any more.')
    return ok({ path, sha256, sizeBytes })
  } finally {
    await input.close()
  }
}

async function checkRoom(sizeBytes: number): Promise<Result<true, string>> {
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

async function linkAndHash(
  input: FileHandle,
  source: string,
  path: string,
  sizeBytes: number,
  options: StageOptions,
): Promise<string | null> {
  await link(source, path)
  const { sha256, bytesRead } = await hashFile(input, sizeBytes, options)
  const [opened, linked] = [await input.stat({ bigint: true }), await stat(path, { bigint: true })]
  // Between opening and linking another file may have taken the source's name.
  return bytesRead === sizeBytes && opened.ino === linked.ino ? sha256 : null
}

/** A new link changes the time of the last status change, so that is compared only for copies. */
const isUnchanged = (before: BigIntStats, after: BigIntStats, isLinked: boolean): boolean =>
  before.size === after.size && before.mtimeNs === after.mtimeNs && (isLinked || before.ctimeNs === after.ctimeNs)

/** Removes a staged file that is not wanted. */
export const discardFile = (staged: StagedFile): Promise<void> => rm(staged.path, { force: true })

/** Removes what a killed import left in the temporary folder. Only for the process that owns the data folder, before it imports. */
export async function clearTemporary(): Promise<void> {
  const { temporary } = dataFolder()
  const left = await readdir(temporary).catch(() => [])
  for (const name of left) await rm(join(temporary, name), { recursive: true, force: true })
}

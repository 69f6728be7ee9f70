import 'server-only'
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '@/lib/result/result'
import { dataFolder } from './data-folder'
import { describeFileError } from './file-error'

/** A copy of a source file, whole and on disk, that is not yet part of the library. */
export type StagedFile = { readonly path: string; readonly sha256: string; readonly sizeBytes: number }

/** Where a file came to lie. `storageKey` is relative to the media folder. `isNew`: nothing lay there before. */
export type StoredFile = { readonly storageKey: string; readonly mtimeNs: bigint; readonly isNew: boolean }

export type StageOptions = {
  /** Make a hard link instead of a copy: no second copy on disk, but whoever changes the source changes the library. */
  readonly link?: boolean
  /** Called with 0..1 of the bytes. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal | undefined
}

const CHUNK_BYTES = 1024 * 1024
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
    const hash = createHash('sha256')
    const copied = await readThrough(input, sizeBytes, hash, options, async (chunk) => {
      for (let written = 0; written < chunk.length; ) {
        written += (await output.write(chunk, written, chunk.length - written)).bytesWritten
      }
    })
    await output.sync()
    return copied === sizeBytes ? hash.digest('hex') : null
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
  const hash = createHash('sha256')
  const read = await readThrough(input, sizeBytes, hash, options, async () => {})
  const [opened, linked] = [await input.stat({ bigint: true }), await stat(path, { bigint: true })]
  // Between opening and linking another file may have taken the source's name.
  return read === sizeBytes && opened.ino === linked.ino ? hash.digest('hex') : null
}

/** Reads the file from start to end through one buffer; gives back how many bytes there were. */
async function readThrough(
  input: FileHandle,
  sizeBytes: number,
  hash: Hash,
  { signal, onProgress }: StageOptions,
  take: (chunk: Buffer) => Promise<void>,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  let position = 0
  for (;;) {
    signal?.throwIfAborted()
    const { bytesRead } = await input.read(buffer, 0, CHUNK_BYTES, position)
    if (bytesRead === 0) return position
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    await take(chunk)
    position += bytesRead
    onProgress?.(Math.min(position / sizeBytes, 1))
  }
}

/** A new link changes the time of the last status change, so that is compared only for copies. */
const isUnchanged = (before: BigIntStats, after: BigIntStats, isLinked: boolean): boolean =>
  before.size === after.size && before.mtimeNs === after.mtimeNs && (isLinked || before.ctimeNs === after.ctimeNs)

/** The place of an original with this hash, relative to the media folder: the same bytes are the same file. */
export const storageKeyOf = (sha256: string): string => `original/${sha256.slice(0, 2)}/${sha256}`

/**
 * Moves a staged file to its place in the library, on disk when this returns. If a file of the same size is there
 * already it is kept and the staged one removed; a damaged one (of another size) is replaced.
 */
export async function publishFile(staged: StagedFile): Promise<StoredFile> {
  const storageKey = storageKeyOf(staged.sha256)
  const path = join(dataFolder().media, storageKey)
  const present = await stat(path, { bigint: true }).catch(() => null)
  if (present?.isFile() === true && Number(present.size) === staged.sizeBytes) {
    await rm(staged.path, { force: true })
    return { storageKey, mtimeNs: present.mtimeNs, isNew: false }
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(staged.path, path)
  await syncFolder(dirname(path))
  await syncFolder(dirname(dirname(path)))
  return { storageKey, mtimeNs: (await stat(path, { bigint: true })).mtimeNs, isNew: present === null }
}

/** Removes a staged file that is not wanted. */
export const discardFile = (staged: StagedFile): Promise<void> => rm(staged.path, { force: true })

/** A new name is only safe when the folder that holds it is on the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Removes what a killed import left in the temporary folder. Only for the process that owns the data folder, before it imports. */
export async function clearTemporary(): Promise<void> {
  const { temporary } = dataFolder()
  const left = await readdir(temporary).catch(() => [])
  for (const name of left) await rm(join(temporary, name), { recursive: true, force: true })
}

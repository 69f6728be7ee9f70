import 'server-only'
import { type BigIntStats, read } from 'node:fs'
import type { FileStamp } from '@/lib/http/validators'
import { ok, type Result } from '@/lib/result/result'
import { processWide } from '@/lib/server/process-wide'
import { lookAtName } from './look-at-name'
import { type OpenError, type OpenMediaFile, openMediaFile } from './open-media-file'

/** What became of a file since it was opened. `replaced`: its name leads elsewhere now, or its bytes were written over. */
export type FileChange = 'same' | 'truncated' | 'replaced'

/**
 * The right to read an opened file for a moment. Whoever has one releases it as soon as the bytes are read and never
 * holds it while a client is waited for, so that a slow reader keeps no file open.
 */
export type FileLease = {
  /** From fstat when the file was opened. One and the same object for as long as the file stays open. */
  readonly stamp: FileStamp
  /** Reads up to `length` bytes at `position` into `buffer` at `offset`; 0 at the end of the file. */
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<number>
  /** Looks at the file's name: `same` means that what was read so far is of the file as `stamp` says. */
  check(): FileChange | Promise<FileChange>
  /** Called once. */
  release(): void
}

/** An open file; a lease of it is the file itself, counted. A class, as every range makes use of one. */
class OpenEntry implements FileLease {
  private readonly storageKey: string
  private readonly file: OpenMediaFile
  leases = 0
  idleSince = performance.now()
  isRetired = false

  constructor(storageKey: string, file: OpenMediaFile) {
    this.storageKey = storageKey
    this.file = file
  }

  get stamp(): FileStamp {
    return this.file.stamp
  }

  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return new Promise((resolve, reject) => {
      read(this.file.handle.fd, buffer, offset, length, position, (error, count) =>
        error ? reject(error) : resolve(count),
      )
    })
  }

  check(): FileChange | Promise<FileChange> {
    const stats = lookAtName(this.file.path)
    return stats instanceof Promise ? stats.then((now) => this.judge(now)) : this.judge(stats)
  }

  private judge(now: BigIntStats | undefined): FileChange {
    const change = changeOf(this.file, now)
    if (change !== 'same') retire(this.storageKey, this)
    return change
  }

  release(): void {
    this.leases -= 1
    this.idleSince = performance.now()
    if (this.isRetired) this.closeUnused()
  }

  /** A close that fails leaves nothing to mend: the bytes were read. */
  closeUnused(): void {
    if (this.leases === 0) this.file.handle.close().catch(() => undefined)
  }
}

type OpenFiles = {
  readonly entries: Map<string, OpenEntry>
  readonly opening: Map<string, Promise<Result<OpenEntry, OpenError>>>
  sweeper: NodeJS.Timeout | undefined
}

/** Long enough for the ranges of one seek to share a handle, short enough that nobody finds a file open for no reason. */
const IDLE_MS = 300
const SWEEP_MS = 150
const MAX_ENTRIES = 64

const slot = processWide<OpenFiles>('leased-files')

function openFiles(): OpenFiles {
  slot.value ??= { entries: new Map(), opening: new Map(), sweeper: undefined }
  return slot.value
}

/** How many stored files this process has open for reading. */
export const openFileCount = (): number => openFiles().entries.size

/**
 * A lease of the file stored under `storageKey`, opened safely ({@link openMediaFile}) unless it is open already.
 *
 * A file that is open already is not looked at again here: {@link FileLease.check} tells whether it is still the one.
 */
export function leaseMediaFile(
  storageKey: string,
): Result<FileLease, OpenError> | Promise<Result<FileLease, OpenError>> {
  const known = openFiles().entries.get(storageKey)
  return known === undefined ? openAndLease(storageKey) : leaseOf(known)
}

async function openAndLease(storageKey: string): Promise<Result<FileLease, OpenError>> {
  const opened = await openOnce(storageKey)
  if (!opened.ok) return opened
  // Between the opening and this somebody else may have found that it is another file by now.
  return opened.value.isRetired ? openAndLease(storageKey) : leaseOf(opened.value)
}

function leaseOf(entry: OpenEntry): Result<FileLease, never> {
  entry.leases += 1
  return ok(entry)
}

function openOnce(storageKey: string): Promise<Result<OpenEntry, OpenError>> {
  const { opening } = openFiles()
  const running = opening.get(storageKey)
  if (running !== undefined) return running
  const started = openEntry(storageKey).finally(() => opening.delete(storageKey))
  opening.set(storageKey, started)
  return started
}

async function openEntry(storageKey: string): Promise<Result<OpenEntry, OpenError>> {
  const opened = await openMediaFile(storageKey)
  if (!opened.ok) return opened
  const files = openFiles()
  const entry = new OpenEntry(storageKey, opened.value)
  if (files.entries.size >= MAX_ENTRIES) retireIdlest(files)
  files.entries.set(storageKey, entry)
  files.sweeper ??= setInterval(() => sweep(files), SWEEP_MS).unref()
  return ok(entry)
}

/** `now` is undefined where nothing has the name any more. */
function changeOf({ stamp, device }: OpenMediaFile, now: BigIntStats | undefined): FileChange {
  if (now === undefined || now.ino !== stamp.inode || now.dev !== device) return 'replaced'
  if (now.mtimeNs === stamp.mtimeNs && Number(now.size) === stamp.sizeBytes) return 'same'
  return Number(now.size) < stamp.sizeBytes ? 'truncated' : 'replaced'
}

/** The next lease opens the file anew; this one is closed by the last who reads it. */
function retire(storageKey: string, entry: OpenEntry): void {
  if (entry.isRetired) return
  entry.isRetired = true
  const { entries } = openFiles()
  if (entries.get(storageKey) === entry) entries.delete(storageKey)
  entry.closeUnused()
}

function retireIdlest({ entries }: OpenFiles): void {
  const [idlest] = [...entries].sort(([, a], [, b]) => a.leases - b.leases || a.idleSince - b.idleSince)
  if (idlest !== undefined) retire(...idlest)
}

function sweep(files: OpenFiles): void {
  const deadline = performance.now() - IDLE_MS
  for (const [key, entry] of files.entries) {
    if (entry.leases === 0 && entry.idleSince <= deadline) retire(key, entry)
  }
  if (files.entries.size > 0) return
  clearInterval(files.sweeper)
  files.sweeper = undefined
}

import 'server-only'
import { type BigIntStats, lstat, read } from 'node:fs'
import type { FileStamp } from '@/lib/http/validators'
import { err, ok, type Result } from '@/lib/result/result'
import { processWide } from '@/lib/server/process-wide'
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
  readonly read: (buffer: Uint8Array, offset: number, length: number, position: number) => Promise<number>
  /** Looks at the file's name: asked after a read, `same` means that the bytes read are of the file as `stamp` says. */
  readonly check: () => Promise<FileChange>
  /** Called once. */
  readonly release: () => void
}

type OpenEntry = OpenMediaFile & { leases: number; idleSince: number; isRetired: boolean }

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
export async function leaseMediaFile(storageKey: string): Promise<Result<FileLease, OpenError>> {
  const known = openFiles().entries.get(storageKey)
  if (known !== undefined) return ok(leaseOf(storageKey, known))
  const opened = await openOnce(storageKey)
  return opened.ok ? ok(leaseOf(storageKey, opened.value)) : err(opened.error)
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
  const entry: OpenEntry = { ...opened.value, leases: 0, idleSince: performance.now(), isRetired: false }
  if (files.entries.size >= MAX_ENTRIES) retireIdlest(files)
  files.entries.set(storageKey, entry)
  files.sweeper ??= setInterval(() => sweep(files), SWEEP_MS).unref()
  return ok(entry)
}

function leaseOf(storageKey: string, entry: OpenEntry): FileLease {
  entry.leases += 1
  const { handle, stamp, path } = entry
  return {
    stamp,
    read: (buffer, offset, length, position) =>
      new Promise((resolve, reject) => {
        read(handle.fd, buffer, offset, length, position, (error, count) => (error ? reject(error) : resolve(count)))
      }),
    check: () =>
      new Promise((resolve) => {
        lstat(path, { bigint: true }, (_, now) => {
          const change = changeOf(entry, now)
          if (change !== 'same') retire(storageKey, entry)
          resolve(change)
        })
      }),
    release: () => {
      entry.leases -= 1
      entry.idleSince = performance.now()
      if (entry.isRetired) closeUnused(entry)
    },
  }
}

/** `now` is undefined where nothing has the name any more. */
function changeOf({ stamp, device }: OpenEntry, now: BigIntStats | undefined): FileChange {
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
  closeUnused(entry)
}

/** A close that fails leaves nothing to mend: the bytes were read. */
function closeUnused({ leases, handle }: OpenEntry): void {
  if (leases === 0) handle.close().catch(() => undefined)
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

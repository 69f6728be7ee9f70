import 'server-only'
import { constants, type FileHandle, open, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import type { FileStamp } from '@/lib/http/validators'
import type { FileFacts } from '@/lib/readiness/facts'
import { err, ok, type Result } from '@/lib/result/result'
import { log } from '@/lib/server/log'
import { dataFolder } from './data-folder'

/** Why a stored file cannot be opened. A folder, a FIFO or a symbolic link in its place is `not-a-file`. */
export type OpenError = 'missing' | 'not-a-file' | 'unreadable'

/** An opened regular file and what fstat says of it. Whoever gets one closes `handle`. */
export type OpenMediaFile = {
  readonly handle: FileHandle
  readonly stamp: FileStamp
  /** Where it was found: no folder on the way leads out of the media folder. */
  readonly path: string
  /** The file system it lies on; with the inode it tells one file from every other. */
  readonly device: bigint
}

// O_NOFOLLOW: the last part of the path may not be a symbolic link. O_NONBLOCK: opening a FIFO returns at once.
export const READ_ONLY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

const ERROR_OF_CODE: Readonly<Record<string, OpenError>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENAMETOOLONG: 'missing',
  ELOOP: 'not-a-file',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  EIO: 'unreadable',
}

/**
 * Opens the file stored under `storageKey`, a relative path with `/` below the media folder, for reading.
 *
 * Nothing outside the media folder is ever opened: the key may not climb, no folder on the way may lead out of it by a
 * symbolic link, and the file itself may not be one. Anything but a regular file is refused. What else the system says,
 * such as too many open files, is logged and `unreadable`.
 */
export async function openMediaFile(storageKey: string): Promise<Result<OpenMediaFile, OpenError>> {
  try {
    const path = await locate(storageKey)
    return path.ok ? await openRegularFile(path.value) : path
  } catch (error) {
    return err(openErrorOf(error, storageKey))
  }
}

/** What the system said when it would not open the file. */
export function openErrorOf(error: unknown, storageKey: string): OpenError {
  const known = ERROR_OF_CODE[(error as NodeJS.ErrnoException).code ?? '']
  if (known === undefined) log().error({ err: error, storageKey }, 'a stored file could not be opened')
  return known ?? 'unreadable'
}

/** What stands on disk under `storageKey` now, for the readiness of its video. */
export async function statMediaFile(storageKey: string): Promise<FileFacts['disk']> {
  const opened = await openMediaFile(storageKey)
  if (!opened.ok) return { kind: opened.error }
  await opened.value.handle.close()
  return { kind: 'present', sizeBytes: opened.value.stamp.sizeBytes }
}

const isInside = (storageKey: string): boolean =>
  storageKey !== '' &&
  !isAbsolute(storageKey) &&
  !storageKey.includes('\0') &&
  !storageKey.split(/[/\\]/).some((part) => part === '..' || part === '.' || part === '')

/**
 * The real path of the key's folder with the file's name below it, if that folder lies inside the media folder. `resolve`
 * gives a folder's real path; rejects as the system does.
 */
export async function locate(
  storageKey: string,
  resolve: (folder: string) => Promise<string> = realpath,
): Promise<Result<string, OpenError>> {
  if (!isInside(storageKey)) return err('missing')
  const root = await realRoot(dataFolder().media)
  const folder = await resolve(join(root, dirname(storageKey)))
  const isBelow = folder === root || folder.startsWith(root + sep)
  return isBelow ? ok(join(folder, basename(storageKey))) : err('not-a-file')
}

let known: { readonly media: string; readonly real: string } | undefined

/** The media folder without links. It is looked up once: moving it under a running server is not supported. */
async function realRoot(media: string): Promise<string> {
  if (known?.media !== media) known = { media, real: await realpath(media) }
  return known.real
}

async function openRegularFile(path: string): Promise<Result<OpenMediaFile, OpenError>> {
  const handle = await open(path, READ_ONLY)
  try {
    const stat = await handle.stat({ bigint: true })
    if (stat.isFile()) {
      const stamp = { sizeBytes: Number(stat.size), mtimeNs: stat.mtimeNs, inode: stat.ino }
      return ok({ handle, stamp, path, device: stat.dev })
    }
  } catch (error) {
    await handle.close()
    throw error
  }
  await handle.close()
  return err('not-a-file')
}

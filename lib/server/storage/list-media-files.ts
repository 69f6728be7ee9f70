import 'server-only'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from './data-folder'
import { describeFileError } from './file-error'

/** Something below the media folder; `path` is relative to it, with `/`. `unreadable`: a folder that cannot be listed. */
export type MediaEntry =
  | { readonly kind: 'file'; readonly path: string; readonly sizeBytes: number }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string }

/**
 * Everything below the media folder that is no folder and not `known` by its path, in the order of the names. Links are
 * not followed: a link is listed as what it is, so nothing outside is looked at and no circle is walked.
 */
export async function* listMediaFiles(known: ReadonlySet<string>, folder = ''): AsyncGenerator<MediaEntry> {
  const listed = await list(folder)
  if (typeof listed === 'string') return yield { kind: 'unreadable', path: folder, reason: listed }
  for (const { name, isFolder } of listed) {
    const path = folder === '' ? name : `${folder}/${name}`
    if (isFolder) {
      yield* listMediaFiles(known, path)
      continue
    }
    if (known.has(path)) continue
    const stat = await lstat(join(dataFolder().media, path)).catch(() => null)
    // What vanished meanwhile is not there.
    if (stat !== null) yield { kind: 'file', path, sizeBytes: stat.size }
  }
}

/** The names in a folder; a reason for people if it cannot be listed. */
async function list(folder: string): Promise<{ name: string; isFolder: boolean }[] | string> {
  try {
    const entries = await readdir(join(dataFolder().media, folder), { withFileTypes: true })
    return entries
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return describeFileError(error)
  }
}

import 'server-only'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporaryName, SETTLED_FOLDERS, type SeenFile } from '@/lib/ingest/settled-files'
import { looksLikeVideo } from '@/lib/server/ingest/find-videos'
import { dataFolder } from '@/lib/server/storage/data-folder'

/** What one look finds: files that look like videos, and the paths of those that do not. Relative to the inbox, with `/`. */
export type InboxLook = { readonly videos: readonly SeenFile[]; readonly others: readonly string[] }

/**
 * Everything in the inbox but what jobs have put aside and what is hidden or has a temporary name. Links are left alone:
 * what they lead to is not in the inbox. Throws if the inbox itself cannot be listed.
 */
export async function lookIntoInbox(): Promise<InboxLook> {
  const videos: SeenFile[] = []
  const others: string[] = []
  await walk('', videos, others)
  return { videos, others }
}

async function walk(folder: string, videos: SeenFile[], others: string[]): Promise<void> {
  const entries = await readdir(join(dataFolder().inbox, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (isTemporaryName(entry.name) || SETTLED_FOLDERS.includes(path)) continue
    // A folder that vanishes or may not be read must not keep the others from being looked into.
    if (entry.isDirectory()) await walk(path, videos, others).catch(() => others.push(path))
    else if (entry.isFile()) await look(path, videos, others)
  }
}

async function look(path: string, videos: SeenFile[], others: string[]): Promise<void> {
  const absolute = join(dataFolder().inbox, path)
  try {
    const { size, mtimeMs } = await lstat(absolute)
    // An empty file is one that is just being begun.
    if (size === 0 || (await looksLikeVideo(absolute))) videos.push({ path, sizeBytes: size, mtimeMs })
    else others.push(path)
  } catch {
    // Gone meanwhile.
  }
}

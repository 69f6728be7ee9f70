import 'server-only'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { VIDEO_EXTENSIONS } from '@/lib/ingest/import-request'
import { err, ok, type Result } from '@/lib/result/result'
import { sniffFile } from '@/lib/server/media/sniff-file'
import { describeFileError } from '@/lib/server/storage/file-error'

const EXTENSIONS: ReadonlySet<string> = new Set(VIDEO_EXTENSIONS.map((extension) => `.${extension}`))

/**
 * The files that `path` stands for, in the order of their names: itself if it is no folder, else every file below it that
 * has a video's extension. Hidden files and folders are left out; symbolic links to folders are not followed, so no
 * circle is walked. The error is a reason for people.
 */
export async function findVideos(path: string): Promise<Result<string[], string>> {
  try {
    if (!(await stat(path)).isDirectory()) return ok([path])
    const files = await walk(path)
    if (files.length > 0) return ok(files)
    return err('There is no video in the folder: no file ends in .mp4, .mov, .webm, .mkv or the like.')
  } catch (error) {
    return err(describeFileError(error))
  }
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await walk(path)))
    else if (await looksLikeVideo(path)) found.push(path)
  }
  return found
}

/** Extensions that programs and translations share with videos. */
const SHARED_EXTENSIONS: ReadonlySet<string> = new Set(['.ts', '.mts'])

/** A file with a video's extension. A link that leads nowhere is none; nor is text or nothing under a shared extension. */
export async function looksLikeVideo(path: string): Promise<boolean> {
  const extension = extname(path).toLowerCase()
  if (!EXTENSIONS.has(extension)) return false
  const found = await stat(path).catch(() => null)
  if (found?.isFile() !== true) return false
  return !SHARED_EXTENSIONS.has(extension) || (found.size > 0 && (await sniffFile(path)) !== 'text')
}

import 'server-only'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { moveFile } from '@/lib/server/storage/move-file'

const REASON = '.reason.txt'

/** The longest name of a file, in bytes, on the file systems there are. */
const MOST_BYTES = 255

export const reasonPathOf = (path: string): string => `${path}${REASON}`

const folderOf = (what: 'imported' | 'refused'): string => join(dataFolder().inbox, what)

/** Whether the file was put aside as refused. */
export const isRefusedPath = (path: string): boolean => dirname(path) === folderOf('refused')

/**
 * Moves the file at `path` to the folder of the inbox that says what became of it, called `name` or nearly so, with the
 * reason in a file beside it. Gives where it is then.
 */
export async function putAside(
  path: string,
  what: 'imported' | 'refused',
  name: string,
  reason: string | null,
): Promise<string> {
  const target = dirname(path) === folderOf(what) ? path : await freePath(folderOf(what), name)
  if (target !== path) {
    await moveFile(path, target)
    // Whoever opens the share may do with it what they like.
    await chmod(target, 0o600).catch(() => {})
  }
  if (reason !== null) await writeFile(reasonPathOf(target), `${reason}\n`)
  return target
}

/** A path in `folder` that nothing has yet, with room in its name for that of the reason. */
async function freePath(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = new Set(await readdir(folder))
  const extension = extname(name).slice(0, 16)
  const stem = name.slice(0, name.length - extname(name).length)
  for (let n = 1; ; n += 1) {
    const ending = `${n === 1 ? '' : ` (${n})`}${extension}`
    const candidate = `${cut(stem, MOST_BYTES - Buffer.byteLength(`${ending}${REASON}`))}${ending}`
    if (!taken.has(candidate)) return join(folder, candidate)
  }
}

/** As much of `text` as fits into so many bytes of UTF-8, in whole characters. */
function cut(text: string, bytes: number): string {
  let kept = ''
  let left = bytes
  for (const character of text) {
    left -= Buffer.byteLength(character)
    if (left < 0) break
    kept += character
  }
  return kept
}

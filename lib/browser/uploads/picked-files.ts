import { VIDEO_EXTENSIONS } from '@/lib/ingest/import-request'

/** A file to be uploaded; `relativePath` within the folder that was chosen, null if it was chosen by itself. */
export type PickedFile = { readonly file: File; readonly relativePath: string | null }

/** What was chosen. `skipped` counts files of folders that are no videos by their names, and empty ones. */
export type PickedFiles = { readonly files: readonly PickedFile[]; readonly skipped: number }

const EXTENSIONS: ReadonlySet<string> = new Set(VIDEO_EXTENSIONS)

/** Files in a folder have to look like videos; one that somebody named is tried whatever its name. */
export function pick(candidates: readonly PickedFile[]): PickedFiles {
  const files = candidates.filter(
    ({ file, relativePath }) => file.size > 0 && (relativePath === null || looksLikeVideo(file.name)),
  )
  return { files, skipped: candidates.length - files.length }
}

/** What an input holds; with `webkitdirectory` each file says where in the folder it was. */
export const pickFromInput = (list: FileList | null): PickedFiles =>
  pick([...(list ?? [])].map((file) => ({ file, relativePath: file.webkitRelativePath || null })))

/** What was dropped, folders walked. Has to be called while the event is handled: afterwards the browser tells nothing. */
export function pickFromDrop(transfer: DataTransfer): Promise<PickedFiles> {
  const found = [...transfer.items].map((item) => {
    const [entry, file] = [item.webkitGetAsEntry(), item.getAsFile()]
    if (entry !== null) return walk(entry, false)
    return file === null ? [] : [{ file, relativePath: null }]
  })
  return Promise.all(found).then((files) => pick(files.flat()))
}

const looksLikeVideo = (name: string): boolean =>
  name.lastIndexOf('.') > 0 &&
  !name.startsWith('.') &&
  EXTENSIONS.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())

/** What cannot be read is left out. Source: File and Directory Entries API. */
async function walk(entry: FileSystemEntry, isInFolder: boolean): Promise<PickedFile[]> {
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
      return [{ file, relativePath: isInFolder ? entry.fullPath.replace(/^\//, '') : null }]
    }
    const children = await readAll((entry as FileSystemDirectoryEntry).createReader())
    return (await Promise.all(children.map((child) => walk(child, true)))).flat()
  } catch {
    return []
  }
}

/** A reader gives its entries in batches; an empty one is the last. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return all
    all.push(...batch)
  }
}

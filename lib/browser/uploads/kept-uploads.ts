import { z } from 'zod'
import { footageChoice } from '@/lib/ingest/footage-choice'

/** An upload that is not finished, as it outlives the page: everything but the bytes, which only choosing the file again gives. */
const keptUpload = z.object({
  id: z.string(),
  fileName: z.string(),
  relativePath: z.string().nullable(),
  sizeBytes: z.number(),
  lastModified: z.number(),
  footage: footageChoice,
  /** Its path on the server; null if nothing was sent yet. */
  url: z.string().nullable(),
  /** What the server had acknowledged when last heard of. */
  acceptedBytes: z.number(),
  /** The page that sends it. */
  owner: z.string(),
})
export type KeptUpload = z.infer<typeof keptUpload>

const KEY = 'framemark-uploads'

/** All unfinished uploads of this browser, those of other tabs too. What cannot be read is none. */
export function keptUploads(): readonly KeptUpload[] {
  try {
    return z.array(keptUpload).parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
  } catch {
    return []
  }
}

/** Keeps `upload`, in place of what was kept under its id. Without storage (it is full, or forbidden) nothing outlives the page. */
export function keepUpload(upload: KeptUpload): void {
  store([...keptUploads().filter(({ id }) => id !== upload.id), upload])
}

/** Changes what is kept under `id`, if anything is. */
export function changeKept(id: string, changes: Partial<KeptUpload>): void {
  store(keptUploads().map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)))
}

export function forgetUpload(id: string): void {
  store(keptUploads().filter((upload) => upload.id !== id))
}

function store(uploads: readonly KeptUpload[]): void {
  try {
    if (uploads.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(uploads))
  } catch {
    // Uploading does not depend on it.
  }
}

/** Whether `file` is, by all that can be seen without reading it, the one that `kept` was begun with. */
export const isSameFile = (kept: Pick<KeptUpload, 'fileName' | 'sizeBytes' | 'lastModified'>, file: File): boolean =>
  kept.fileName === file.name && kept.sizeBytes === file.size && kept.lastModified === file.lastModified

import 'server-only'
import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { importRights } from '@/lib/server/jobs/job-input'
import { dataFolder } from '@/lib/server/storage/data-folder'

const ID = /^[0-9a-f]{32}$/

/** What is known of one upload, beside its bytes: `<id>.json` in the uploads folder. */
const uploadRecord = z.object({
  id: z.string().regex(ID),
  sizeBytes: z.number().int().positive(),
  /** As the client said it: a HEAD gives it back unchanged. `uploadMetadata` is what it means. */
  metadata: z.record(z.string(), z.string().nullable()),
  userId: z.string(),
  /** What they might do when they began it; none where an older version began it. */
  rights: importRights.default([]),
  createdAt: z.iso.datetime(),
  /** Told after the upload began. */
  sha256: z.string().nullable(),
  /** Once the library took the bytes over; then they are no longer here. */
  jobId: z.string().nullable(),
})
export type UploadRecord = z.infer<typeof uploadRecord>

/** An id that nobody guesses: 128 random bits. */
export const newUploadId = (): string => randomBytes(16).toString('hex')

export const isUploadId = (text: string): boolean => ID.test(text)

/** Where the bytes of an upload are. Throws for what is no id: nothing else may become part of a path. */
export function uploadPath(id: string): string {
  if (!isUploadId(id)) throw new Error('not an upload id')
  return join(dataFolder().uploads, id)
}

const recordPath = (id: string): string => `${uploadPath(id)}.json`

/** The record of an upload; null if there is none, or none that can be read. */
export async function readUploadRecord(id: string): Promise<UploadRecord | null> {
  const text = await readFile(recordPath(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return uploadRecord.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Writes a record whole: a killed process leaves the old one or the new one. */
export async function writeUploadRecord(record: UploadRecord): Promise<void> {
  const path = recordPath(record.id)
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(record))
    await file.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Removes the bytes, then what is known of them. */
export async function removeUploadFiles(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true })
  await rm(recordPath(id), { force: true })
}

/** All uploads that can be read, in no order. */
export async function listUploadRecords(): Promise<UploadRecord[]> {
  const names = await readdir(dataFolder().uploads)
  const ids = names.flatMap((name) =>
    name.endsWith('.json') && isUploadId(name.slice(0, -5)) ? [name.slice(0, -5)] : [],
  )
  const records = await Promise.all(ids.map(readUploadRecord))
  return records.filter((record) => record !== null)
}

/** How many bytes of an upload are on the disk, and when the last of them came; null if there are none any more. */
export async function receivedOf(id: string): Promise<{ readonly bytes: number; readonly at: Date } | null> {
  const found = await stat(uploadPath(id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return found === null ? null : { bytes: found.size, at: found.mtime }
}

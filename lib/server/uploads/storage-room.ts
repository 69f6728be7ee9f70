import 'server-only'
import { statfs } from 'node:fs/promises'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { formatBytes } from '@/lib/player/measures'
import { err, ok, type Result } from '@/lib/result/result'
import { env } from '@/lib/server/env'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { listMediaFiles } from '@/lib/server/storage/list-media-files'
import { RESERVE_BYTES } from '@/lib/server/storage/store-file'
import { listUploadRecords, receivedOf } from './upload-record'

const BYTES_PER_GB = 1e9

/** What uploads take up and will take up: bytes on the disk now, and bytes that are still to come. */
type Claims = { readonly present: number; readonly awaited: number }

/**
 * Whether `sizeBytes` more may be uploaded: the disk of the data folder has room for them beside what unfinished uploads
 * still need and a reserve, and the library stays within FRAMEMARK_QUOTA_GB. The error says how much is needed and free.
 *
 * Two questions at once could both be told of the same room: ask in turn, and record the upload before the next asks.
 */
export async function checkRoom(sizeBytes: number): Promise<Result<true, ApiError>> {
  const claims = await claimsOfUploads()
  const onDisk = await checkDisk(sizeBytes, claims)
  return onDisk.ok ? checkQuota(sizeBytes, claims) : onDisk
}

/** What an upload is told that the disk has no room for any more. */
export const STORAGE_FULL = apiError(
  'storage-full',
  'The disk of the data folder is full. What has arrived is kept: make room on the server, then continue this upload.',
)

async function checkDisk(sizeBytes: number, { awaited }: Claims): Promise<Result<true, ApiError>> {
  const { bavail, bsize } = await statfs(dataFolder().uploads)
  const free = Math.max(bavail * bsize - awaited - RESERVE_BYTES, 0)
  if (sizeBytes <= free) return ok(true)
  return err(
    apiError(
      'storage-full',
      `There is not enough room on the server’s disk: this file needs ${formatBytes(sizeBytes)}, and ${formatBytes(free)} are free beside what other unfinished uploads still need. Make room on the server, or ask whoever runs it.`,
      { neededBytes: sizeBytes, freeBytes: free },
    ),
  )
}

async function checkQuota(sizeBytes: number, { present, awaited }: Claims): Promise<Result<true, ApiError>> {
  const gigabytes = env().FRAMEMARK_QUOTA_GB
  if (gigabytes === undefined) return ok(true)
  const quota = gigabytes * BYTES_PER_GB
  const free = Math.max(quota - (await sizeOfMedia()) - present - awaited, 0)
  if (sizeBytes <= free) return ok(true)
  return err(
    apiError(
      'quota-exceeded',
      `The library may take up ${formatBytes(quota)} (FRAMEMARK_QUOTA_GB): this file needs ${formatBytes(sizeBytes)}, and ${formatBytes(free)} of that are free. Remove videos that are no longer needed, or have the quota raised.`,
      { neededBytes: sizeBytes, freeBytes: free },
    ),
  )
}

async function sizeOfMedia(): Promise<number> {
  let size = 0
  for await (const entry of listMediaFiles(new Set())) if (entry.kind === 'file') size += entry.sizeBytes
  return size
}

/** An upload that a job took over awaits nothing; its bytes are counted for as long as they are here. */
async function claimsOfUploads(): Promise<Claims> {
  let [present, awaited] = [0, 0]
  for (const { id, sizeBytes, jobId } of await listUploadRecords()) {
    const bytes = (await receivedOf(id))?.bytes ?? 0
    present += bytes
    if (jobId === null) awaited += Math.max(sizeBytes - bytes, 0)
  }
  return { present, awaited }
}

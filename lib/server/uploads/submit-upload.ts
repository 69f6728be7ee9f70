import 'server-only'
import { uploadMetadata } from '@/lib/ingest/upload-request'
import { db } from '@/lib/server/db/client'
import { inTurn } from '@/lib/server/ingest/in-turn'
import { createImportJob } from '@/lib/server/jobs/create-import-job'
import { log } from '@/lib/server/log'
import { syncPath } from '@/lib/server/storage/sync-path'
import {
  listUploadRecords,
  readUploadRecord,
  receivedOf,
  type UploadRecord,
  uploadPath,
  writeUploadRecord,
} from './upload-record'

/** How long a complete upload waits for the SHA-256 that was announced: a closed page never tells it. */
const HASH_PATIENCE_MS = 60 * 60 * 1000

/**
 * Hands an upload over to a job once all its bytes are here and the SHA-256 that was announced is known; the record after
 * that, null if there is no such upload. Asked as often as you like, it makes one job: the job's id is in the record, and
 * a job that was made just before the process was killed is found by the file it was to take.
 */
export const submitUpload = (id: string): Promise<UploadRecord | null> =>
  inTurn(`upload:${id}`, async () => {
    const record = await readUploadRecord(id)
    if (record === null || record.jobId !== null) return record
    const received = await receivedOf(id)
    // Without its file either a job that was not recorded has moved it, or somebody else has.
    if (received === null) return recordJob(record, await findJob(record))
    const expected = expectedHash(record, received)
    if (expected === 'wait') return record
    return recordJob(record, (await findJob(record)) ?? (await makeJob(record, expected)))
  })

async function recordJob(record: UploadRecord, jobId: string | null): Promise<UploadRecord> {
  if (jobId === null) return record
  const submitted = { ...record, jobId }
  await writeUploadRecord(submitted)
  return submitted
}

/** Hands over what was complete when the process ended. For the server's start, and now and then. */
export async function submitFinishedUploads(): Promise<void> {
  for (const { id, jobId } of await listUploadRecords()) {
    if (jobId !== null) continue
    await submitUpload(id).catch((error) =>
      log().error({ err: error, upload: id }, 'an upload could not be handed over'),
    )
  }
}

/** The SHA-256 the bytes must have, null if none was told; `wait` while bytes or the announced hash are missing. */
function expectedHash(record: UploadRecord, received: { bytes: number; at: Date }): string | null | 'wait' {
  if (received.bytes < record.sizeBytes) return 'wait'
  const { sha256 } = uploadMetadata.parse(record.metadata)
  if (sha256 !== 'pending') return sha256 ?? null
  if (record.sha256 !== null) return record.sha256
  if (Date.now() - received.at.getTime() < HASH_PATIENCE_MS) return 'wait'
  log().warn({ upload: record.id }, 'an upload is handed over without the SHA-256 that was announced')
  return null
}

async function makeJob(record: UploadRecord, expectedSha256: string | null): Promise<string> {
  const path = uploadPath(record.id)
  await syncPath(path)
  const { filename, variant, anonymized, videoId, pair } = uploadMetadata.parse(record.metadata)
  const { id } = await createImportJob({
    source: 'upload',
    file: { kind: 'taken', path },
    fileName: filename,
    variant,
    anonymized,
    ...(videoId !== undefined && { videoId }),
    pairsByName: pair === 'name',
    ...(expectedSha256 !== null && { expectedSha256 }),
    userId: record.userId,
    rights: record.rights,
  })
  return id
}

/** The job that was made for this upload and not yet recorded, as its file's unguessable name is in no other job. */
async function findJob({ id, createdAt }: UploadRecord): Promise<string | null> {
  const made = await db().job.findMany({
    where: { source: 'upload', createdAt: { gte: new Date(createdAt) } },
    select: { id: true, input: true },
  })
  return made.find(({ input }) => JSON.stringify(input).includes(id))?.id ?? null
}

import 'server-only'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UPLOAD_LIFETIME_MS } from '@/lib/ingest/upload-request'
import { db } from '@/lib/server/db/client'
import { inTurn } from '@/lib/server/ingest/in-turn'
import { log } from '@/lib/server/log'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { submitFinishedUploads } from './submit-upload'
import {
  isUploadId,
  listUploadRecords,
  readUploadRecord,
  receivedOf,
  removeUploadFiles,
  type UploadRecord,
} from './upload-record'

const ROUND_MS = 60 * 60 * 1000

/**
 * Looks after the uploads, at once and every hour until it is stopped: hands over what is complete, removes what nobody
 * goes on with. For the process that owns the data folder.
 */
export function startUploads(): { readonly stop: () => Promise<void> } {
  let round = lookAfterUploads()
  const timer = setInterval(() => {
    round = round.then(lookAfterUploads)
  }, ROUND_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return round
    },
  }
}

async function lookAfterUploads(): Promise<void> {
  try {
    await submitFinishedUploads()
    await removeExpiredUploads()
    await removeStrays()
  } catch (error) {
    log().error({ err: error }, 'uploads could not be looked after')
  }
}

/**
 * Removes every upload whose last byte came more than 7 days ago, if it is not complete or its job has failed, and what is
 * remembered of those that were handed over so long ago.
 */
export async function removeExpiredUploads(now = Date.now()): Promise<void> {
  const isOver = (since: Date) => now - since.getTime() > UPLOAD_LIFETIME_MS
  for (const { id } of await listUploadRecords()) {
    await inTurn(`upload:${id}`, async () => {
      const record = await readUploadRecord(id)
      if (record === null) return
      const received = await receivedOf(id)
      if (!isOver(received?.at ?? new Date(record.createdAt))) return
      if (received !== null && (await isWanted(record, received.bytes))) return
      await removeUploadFiles(id)
      if (record.jobId === null) log().info({ upload: id }, 'an upload that nobody went on with was removed')
    })
  }
}

/** Whether the bytes are a job's, which tries again as long as it is not over, or are complete and wait for one. */
async function isWanted({ jobId, sizeBytes }: UploadRecord, bytes: number): Promise<boolean> {
  if (jobId === null) return bytes >= sizeBytes
  const job = await db().job.findUnique({ where: { id: jobId }, select: { state: true } })
  return job?.state === 'queued' || job?.state === 'running'
}

/** Removes what a killed process left: bytes without a record and half-written records, after an hour. */
async function removeStrays(): Promise<void> {
  const { uploads } = dataFolder()
  const known = new Set((await listUploadRecords()).flatMap(({ id }) => [id, `${id}.json`]))
  for (const name of await readdir(uploads)) {
    if (known.has(name) || !isUploadId(name.split('.')[0] ?? '')) continue
    const found = await stat(join(uploads, name)).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > ROUND_MS) await rm(join(uploads, name), { force: true })
  }
}

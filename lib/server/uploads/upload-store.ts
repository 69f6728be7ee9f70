import 'server-only'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { ERRORS, Upload } from '@tus/server'
import type { Principal } from '@/lib/auth/principal'
import { apiError } from '@/lib/http/api-error'
import { UPLOAD_LIFETIME_MS } from '@/lib/ingest/upload-request'
import { inTurn } from '@/lib/server/ingest/in-turn'
import { rightsOf } from '@/lib/server/jobs/job-input'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { checkRoom, STORAGE_FULL } from './storage-room'
import { submitUpload } from './submit-upload'
import {
  readUploadRecord,
  receivedOf,
  removeUploadFiles,
  type UploadRecord,
  uploadPath,
  writeUploadRecord,
} from './upload-record'
import { UploadRefusal } from './upload-refusal'

const HANDED_OVER = apiError(
  'version-conflict',
  'This upload is complete and was handed over to the library. Cancel its job instead.',
)

/**
 * The uploads of one user, in the uploads folder, readable by this account only. The offset is the size of the file, so it
 * is true after any crash. An upload that the library took over is complete for good, though its bytes are elsewhere.
 */
export class UploadStore extends FileStore {
  readonly #principal: Principal

  constructor(principal: Principal) {
    const nowhere = { get: async () => undefined, set: async () => {}, delete: async () => {} }
    super({
      directory: dataFolder().uploads,
      configstore: nowhere,
      expirationPeriodInMilliseconds: UPLOAD_LIFETIME_MS,
    })
    this.#principal = principal
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
  }

  /** The place of an upload is decided one at a time, so that room is promised once. */
  override async create(upload: Upload): Promise<Upload> {
    await inTurn('create-upload', async () => {
      const room = await checkRoom(upload.size ?? 0)
      if (!room.ok) throw new UploadRefusal(room.error)
      await (await open(uploadPath(upload.id), 'wx', 0o600)).close()
      await writeUploadRecord({
        id: upload.id,
        sizeBytes: upload.size ?? 0,
        metadata: upload.metadata ?? {},
        userId: this.#principal.userId,
        rights: rightsOf(this.#principal),
        createdAt: upload.creation_date ?? new Date().toISOString(),
        sha256: null,
        jobId: null,
      })
    })
    return upload
  }

  /** Writes what comes from `offset` on; the new offset. Whatever goes wrong, what was written before it counts. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = await open(uploadPath(id), 'r+')
    let at = offset
    try {
      for await (const chunk of readable as AsyncIterable<Buffer>) {
        for (let done = 0; done < chunk.length; ) {
          const { bytesWritten } = await file.write(chunk, done, chunk.length - done, at)
          done += bytesWritten
          at += bytesWritten
        }
      }
      return at
    } catch (error) {
      throw isDiskFull(error) ? new UploadRefusal(STORAGE_FULL) : error
    } finally {
      await file.close()
    }
  }

  /** Its lifetime begins with its last byte. */
  override async getUpload(id: string): Promise<Upload> {
    const record = await this.#own(id)
    const { sizeBytes, metadata, createdAt } = record
    const received = await receivedOf(id)
    // Without its bytes it may be that a job has just taken them.
    const { jobId } = received === null ? ((await submitUpload(id)) ?? record) : record
    if (jobId !== null)
      return new Upload({ id, size: sizeBytes, offset: sizeBytes, metadata, creation_date: createdAt })
    if (received === null) throw ERRORS.FILE_NO_LONGER_EXISTS
    return new Upload({
      id,
      size: sizeBytes,
      offset: received.bytes,
      metadata,
      creation_date: received.at.toISOString(),
    })
  }

  override async remove(id: string): Promise<void> {
    await inTurn(`upload:${id}`, async () => {
      const { jobId } = await this.#own(id)
      if (jobId !== null) throw new UploadRefusal(HANDED_OVER)
      await removeUploadFiles(id)
    })
  }

  async #own(id: string): Promise<UploadRecord> {
    const record = await readUploadRecord(id)
    if (record?.userId !== this.#principal.userId) throw ERRORS.FILE_NOT_FOUND
    return record
  }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

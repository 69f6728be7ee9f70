import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { UploadStatus } from '@/lib/ingest/upload-request'
import { err, ok, type Result } from '@/lib/result/result'
import { inTurn } from '@/lib/server/ingest/in-turn'
import { submitUpload } from './submit-upload'
import { isUploadId, readUploadRecord, receivedOf, type UploadRecord, writeUploadRecord } from './upload-record'
import { UPLOAD_NOT_FOUND } from './upload-refusal'

type Asked = { readonly principal: Principal; readonly params: { readonly uploadId: string } }
type Reply = Promise<Result<{ readonly json: UploadStatus }, ApiError>>

/** How far an upload is. A complete one that was not handed over yet is, by asking. */
export async function readUploadStatus({ principal, params: { uploadId } }: Asked): Reply {
  const own = await ownRecord(uploadId, principal)
  return own.ok ? statusOf(own.value) : own
}

/**
 * Tells the SHA-256 of an upload that announced it, before or after its last byte. Telling the same again changes nothing;
 * another one, or one that comes when a job has begun without it, is refused.
 */
export async function tellUploadHash(asked: Asked & { readonly body: { readonly sha256: string } }): Reply {
  const { principal, params, body } = asked
  const told = await inTurn(`upload:${params.uploadId}`, async (): Promise<Result<UploadRecord, ApiError>> => {
    const own = await ownRecord(params.uploadId, principal)
    if (!own.ok || own.value.sha256 === body.sha256) return own
    if (own.value.jobId !== null || own.value.sha256 !== null) return err(TOO_LATE)
    const record = { ...own.value, sha256: body.sha256 }
    await writeUploadRecord(record)
    return ok(record)
  })
  return told.ok ? statusOf(told.value) : told
}

const TOO_LATE = apiError(
  'version-conflict',
  'This upload has another SHA-256 already, or was handed over without one. Cancel it and begin again if it is wrong.',
)

async function ownRecord(id: string, { userId }: Principal): Promise<Result<UploadRecord, ApiError>> {
  const record = isUploadId(id) ? await readUploadRecord(id) : null
  return record?.userId === userId ? ok(record) : err(UPLOAD_NOT_FOUND)
}

async function statusOf({ id }: UploadRecord): Reply {
  const record = await submitUpload(id)
  if (record === null) return err(UPLOAD_NOT_FOUND)
  const { sizeBytes: size, jobId } = record
  return ok({ json: { offset: jobId === null ? ((await receivedOf(id))?.bytes ?? 0) : size, size, jobId } })
}

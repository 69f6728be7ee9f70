import { uploadHash } from '@/lib/ingest/upload-request'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { uploadParams } from '@/lib/server/uploads/answer-tus'
import { tellUploadHash } from '@/lib/server/uploads/upload-status'

/** The SHA-256 of an upload that was begun with `sha256=pending`. */
export const PUT = handle(
  { permission: 'library:upload', params: uploadParams, body: uploadHash, audit: 'nothing' },
  tellUploadHash,
)
export const { OPTIONS, GET, POST, PATCH, DELETE } = otherMethods('PUT')

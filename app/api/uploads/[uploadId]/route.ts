import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { answerTus, answerTusHead, uploadParams } from '@/lib/server/uploads/answer-tus'
import { readUploadStatus } from '@/lib/server/uploads/upload-status'

export const dynamic = 'force-dynamic'

/** One upload (tus 1.0.0): how far it is, more of its bytes, its end. */
export const HEAD = handle({ permission: 'library:upload', params: uploadParams }, answerTusHead)
export const PATCH = handle({ permission: 'library:upload', params: uploadParams, audit: 'nothing' }, answerTus)
export const DELETE = handle({ permission: 'library:upload', params: uploadParams, audit: 'nothing' }, answerTus)
/** A preflight comes without credentials (Fetch standard, CORS-preflight fetch). */
export const OPTIONS = handle({ permission: 'service:probe', params: uploadParams }, answerTus)
/** For people's pages: the same in JSON, and the job it became. */
export const GET = handle({ permission: 'library:upload', params: uploadParams }, readUploadStatus)
export const { POST, PUT } = otherMethods('GET', 'PATCH', 'DELETE')

import 'server-only'
import { type ApiError, apiError, ERROR_STATUS } from '@/lib/http/api-error'

/** An expected failure, thrown where the tus library gives no other way out. `status_code` and `body` are what it reads. */
export class UploadRefusal extends Error {
  readonly error: ApiError
  readonly status_code: number
  readonly body: string

  constructor(error: ApiError) {
    super(error.message)
    this.name = 'UploadRefusal'
    this.error = error
    this.status_code = ERROR_STATUS[error.code]
    this.body = JSON.stringify({ error })
  }
}

export const UPLOAD_NOT_FOUND = apiError(
  'not-found',
  'There is no such upload. It may have been cancelled, or expired because nobody went on with it for 7 days.',
)

const BY_STATUS: Readonly<Record<number, ApiError>> = {
  404: UPLOAD_NOT_FOUND,
  409: apiError(
    'upload-offset-conflict',
    'The server has a different number of bytes than Upload-Offset says. Ask with HEAD how far the upload is, and go on from there.',
  ),
  410: apiError('upload-gone', 'This upload has expired: nobody went on with it for 7 days. Begin it again.'),
  412: apiError(
    'precondition-failed',
    'This address speaks tus 1.0.0: send the header Tus-Resumable: 1.0.0, or use a tus client.',
  ),
  413: apiError(
    'body-too-large',
    'More bytes were sent than Upload-Length said. The file may have changed; begin again.',
  ),
}

/** What the tus library answered, `status` and text, in the words of the one error table. */
export function describeTusError(status: number, text: string): ApiError {
  const known = BY_STATUS[status]
  if (known !== undefined) return known
  return status < 500 || status === 501
    ? apiError(
        'malformed-request',
        `The server does not take the request as tus 1.0.0: ${text.trim().replace(/\.$/, '')}.`,
      )
    : apiError(
        'internal-error',
        'The server could not write the upload. Go on with it later; what has arrived is kept.',
      )
}

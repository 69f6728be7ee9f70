import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { SendError } from './prepare-answer'

const UNREADABLE = apiError(
  'internal-error',
  'The file of this video cannot be read. An administrator can look at the disk and at the permissions of the file.',
)

/** What a client is told where the bytes of a video cannot be sent. No path is named. */
export const MEDIA_ERRORS = {
  missing: apiError('file-missing', 'The file of this video is not on the disk. An administrator can restore it.'),
  'not-a-file': apiError(
    'file-missing',
    'Something other than a file stands where this video should be. An administrator can restore it.',
  ),
  unreadable: UNREADABLE,
  unsteady: apiError('internal-error', 'The file of this video is being written to. Try again when it is finished.'),
  busy: apiError('server-busy', 'Too many streams are open. Close one, or try again in a moment.'),
} as const satisfies Record<SendError, ApiError>

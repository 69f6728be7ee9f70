import 'server-only'
import { ERRORS, Server } from '@tus/server'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { uploadMetadata } from '@/lib/ingest/upload-request'
import { log } from '@/lib/server/log'
import { requireVideo } from '@/lib/server/videos/visible-to'
import { submitUpload } from './submit-upload'
import { LOCKED, uploadLocker } from './upload-locker'
import { isUploadId, newUploadId } from './upload-record'
import { describeTusError, UploadRefusal } from './upload-refusal'
import { UploadStore } from './upload-store'

/** What a request on an upload is given to end, when another one on the same upload came. */
const DRAIN_MS = 1000

/**
 * The tus 1.0.0 protocol for the uploads of one user. It keeps nothing in memory but the lock, so one is made for each
 * request. Location is a path without host: it holds behind any proxy.
 */
export function createTusServer(principal: Principal): Server {
  return new Server({
    path: '/api/uploads',
    relativeLocation: true,
    datastore: new UploadStore(principal),
    locker: uploadLocker,
    lockDrainTimeout: DRAIN_MS,
    disableTerminationForFinishedUploads: false,
    allowedOrigins: () => false,
    namingFunction: newUploadId,
    getFileIdFromRequest: ({ url }) => uploadIdOf(url),
    onUploadCreate: async (_request, upload) => {
      const refusal = await refusalOf(upload.size, upload.metadata, principal)
      if (refusal !== null) throw new UploadRefusal(refusal)
      return {}
    },
    onUploadFinish: async (_request, { id }) => {
      await submitUpload(id)
      return {}
    },
    onResponseError: (_request, error) => answerTo(error),
  })
}

/** The id in `/api/uploads/<id>`; what is no id is none. */
function uploadIdOf(url: string): string | undefined {
  const id = new URL(url).pathname.split('/').at(-1) ?? ''
  return isUploadId(id) ? id : undefined
}

/** Why `principal` may not begin an upload of this size and metadata; null if they may. */
async function refusalOf(size: number | undefined, metadata: unknown, principal: Principal): Promise<ApiError | null> {
  if (size === undefined)
    return apiError('malformed-request', 'The length has to be known before the upload begins: send Upload-Length.')
  if (size === 0) return apiError('malformed-request', 'The file is empty. Choose one that holds a video.')
  const parsed = uploadMetadata.safeParse(metadata ?? {})
  if (parsed.success) return await refusalOfVideo(parsed.data.videoId, principal)
  const details = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return apiError('malformed-request', `Upload-Metadata, ${details[0]?.field}: ${details[0]?.message}.`, details)
}

/** Footage is added only to a video that exists for who sends it: no word of others, not even that they are there. */
async function refusalOfVideo(videoId: string | undefined, principal: Principal): Promise<ApiError | null> {
  if (videoId === undefined) return null
  const video = await requireVideo(videoId, principal)
  return video.ok ? null : video.error
}

/** What the library is to answer. Whatever is no error of the protocol and no refusal is a bug, or the disk: logged whole. */
function answerTo(error: Error | { readonly status_code: number; readonly body: string }) {
  if (error instanceof UploadRefusal) return error
  if (error === ERRORS.ABORTED) return new UploadRefusal(LOCKED)
  if ('status_code' in error && typeof error.status_code === 'number') {
    const { status_code, body } = error as { status_code: number; body: string }
    // A missing header of the request is told by 403, which here means something else.
    const status = status_code === ERRORS.MISSING_OFFSET.status_code ? 400 : status_code
    return new UploadRefusal(describeTusError(status, body))
  }
  log().error({ err: error }, 'an upload failed')
  return new UploadRefusal(describeTusError(500, ''))
}

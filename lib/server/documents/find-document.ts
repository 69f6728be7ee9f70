import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { requireVideo } from '@/lib/server/videos/visible-to'
import { DOCUMENT_NOT_FOUND, readableDocument } from './readable-document'

/**
 * Whose work on a video is read: one's own, begun or not, or that of `documentId` for who may review it. Errors:
 * `video-not-found`; `document-not-found`, the same for what is not there, of another video, and not theirs to read.
 */
export async function findDocument(
  videoId: string,
  principal: Principal,
  documentId?: string,
): Promise<Result<{ readonly annotatorId: string }, ApiError>> {
  const video = await requireVideo(videoId, principal)
  if (!video.ok) return video
  if (documentId === undefined) return ok({ annotatorId: principal.userId })
  const document = await readableDocument(documentId, principal)
  if (!document.ok) return document
  return document.value.videoId === videoId ? ok({ annotatorId: document.value.annotatorId }) : err(DOCUMENT_NOT_FOUND)
}

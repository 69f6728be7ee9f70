import { annotationDocument, type Submission } from '@/lib/segments/document-schema'
import { requestJson } from './request'

const addressOf = (videoId: string) => `/api/videos/${encodeURIComponent(videoId)}/document`

/** Submits the work on a video; `seen` is what the page shows. Throws `RequestError`. */
export const submitDocument = (videoId: string, seen: Submission['seen']) =>
  requestJson(`${addressOf(videoId)}/submit`, annotationDocument, {
    method: 'POST',
    body: JSON.stringify({ seen }),
    headers: { 'content-type': 'application/json' },
  })

/** Opens submitted work again. Throws `RequestError`. */
export const reopenDocument = (videoId: string) =>
  requestJson(`${addressOf(videoId)}/reopen`, annotationDocument, { method: 'POST' })

import { videoDetails } from '@/lib/videos/schema'
import { requestJson } from './request'

/** Records, in the name of whoever is signed in, that the processed footage is anonymized completely. Throws `RequestError`. */
export const vouchForAnonymization = (videoId: string) =>
  requestJson(`/api/videos/${encodeURIComponent(videoId)}`, videoDetails, {
    method: 'PATCH',
    body: JSON.stringify({ anonymized: true }),
    headers: { 'content-type': 'application/json' },
  })

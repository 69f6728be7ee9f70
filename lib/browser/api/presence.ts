import { type HereIs, type PresentPage, presenceAnswer } from '@/lib/videos/presence'
import { requestJson } from './request'

/** Says that this page has the video open, or is closed now, and brings who else has. Throws `RequestError`. */
export async function putHere(videoId: string, here: HereIs): Promise<readonly PresentPage[]> {
  const { pages } = await requestJson(`/api/videos/${encodeURIComponent(videoId)}/presence`, presenceAnswer, {
    method: 'PUT',
    body: JSON.stringify(here),
    headers: { 'content-type': 'application/json' },
    keepalive: here.isLeaving === true,
  })
  return pages
}

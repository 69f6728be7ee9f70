import { headersOf, pageSession } from '@/lib/browser/session/page-session'
import type { LeftAt } from '@/lib/player/resume-schema'

/**
 * Sends where a video was left, also while the page goes away. A failure is not told: nothing depends on it, and the
 * next place is sent soon.
 */
export function sendPosition(videoId: string, left: LeftAt): void {
  void fetch(`/api/videos/${encodeURIComponent(videoId)}/position`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headersOf(pageSession.getState().person) },
    body: JSON.stringify(left),
    keepalive: true,
  }).catch(() => {})
}

import { type MediaLink, mediaLink } from '@/lib/auth/media-link-schema'
import type { ErrorBody } from '@/lib/http/api-error'
import { LinkRefused } from './media-address'

/** What of a video a link is asked for. */
export type LinkTarget = {
  readonly videoId: string
  readonly type: 'raw' | 'processed'
  readonly rendition: 'playable' | 'scrub'
}

/** A link to `target`; works in a worker. Rejects with {@link LinkRefused}, and with whatever fetch does. */
export async function askMediaLink({ videoId, type, rendition }: LinkTarget): Promise<MediaLink> {
  const response = await fetch(`/api/videos/${encodeURIComponent(videoId)}/media-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type, rendition }),
    cache: 'no-store',
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return mediaLink.parse(body)
  const message = (body as Partial<ErrorBody> | undefined)?.error?.message ?? `The server answered ${response.status}.`
  if (response.status === 401) throw new LinkRefused('signed-out', message)
  if (response.status === 429 || response.status >= 500) throw new Error(message)
  throw new LinkRefused('refused', message)
}

import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { db } from '@/lib/server/db/client'
import type { VariantKind } from '@/lib/videos/schema'

export const VIDEO_NOT_FOUND = apiError(
  'video-not-found',
  'There is no such video. It may have been removed; look in the library.',
)

/** The answer where a video is there but not this footage of it. */
export const variantMissing = (kind: VariantKind): ApiError =>
  apiError('variant-missing', `This video has no ${kind} footage. Import it, or open the other variant.`)

/** An id as the database makes them; anything else is nobody's and never reaches a query. */
export const isVideoId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text)

/** Whether there is a video with this id that was not removed. */
export async function videoExists(videoId: string): Promise<boolean> {
  if (!isVideoId(videoId)) return false
  return (await db().video.count({ where: { id: videoId, deletedAt: null } })) > 0
}

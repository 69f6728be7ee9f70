import 'server-only'
import type { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import { pagesFor } from '@/lib/server/live/narrow-event'
import { requireVideo } from '@/lib/server/videos/visible-to'
import type { HereIs, presenceAnswer } from '@/lib/videos/presence'
import { noteGone, noteHere, pagesOf } from './present-pages'

/**
 * Takes in what a page of `principal` says of itself, and tells it who has the video open: annotators are told of their
 * own pages only. Error: `video-not-found`.
 */
export async function sayHere(
  videoId: string,
  { pageId, browserId, segmentId, isLeaving }: HereIs,
  principal: Principal,
): Promise<Result<z.infer<typeof presenceAnswer>, ApiError>> {
  const { userId, name } = principal
  if (isLeaving === true) noteGone(videoId, { pageId, userId })
  const visible = await requireVideo(videoId, principal)
  if (!visible.ok) return visible
  if (isLeaving !== true) noteHere(videoId, { pageId, browserId, userId, name, segmentId })
  return ok({ pages: pagesFor(pagesOf(videoId), principal) })
}

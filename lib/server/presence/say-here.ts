import 'server-only'
import type { z } from 'zod'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'
import type { HereIs, presenceAnswer } from '@/lib/videos/presence'
import { noteGone, noteHere, pagesOf } from './present-pages'

/** Takes in what a page of `userId` says of itself, and tells it who has the video open. Error: `video-not-found`. */
export async function sayHere(
  videoId: string,
  { pageId, browserId, segmentId, isLeaving }: HereIs,
  userId: string,
): Promise<Result<z.infer<typeof presenceAnswer>, ApiError>> {
  if (isLeaving === true) noteGone(videoId, { pageId, userId })
  else {
    if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
    const user = await db().user.findUnique({ where: { id: userId }, select: { name: true } })
    noteHere(videoId, { pageId, browserId, userId, name: user?.name ?? 'Somebody', segmentId })
  }
  return ok({ pages: [...pagesOf(videoId)] })
}

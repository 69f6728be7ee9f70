import 'server-only'
import type { z } from 'zod'
import type { ApiError } from '@/lib/http/api-error'
import type { resumePosition } from '@/lib/player/resume-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'

/** Where `userId` left a video; nobody else is told. Error: `video-not-found`. */
export async function readPosition(
  videoId: string,
  userId: string,
): Promise<Result<z.infer<typeof resumePosition>, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  const left = await db().resumePosition.findUnique({ where: { userId_videoId: { userId, videoId } } })
  if (left === null) return ok({ position: null })
  const { variant, frame, updatedAt } = left
  return ok({ position: { variant, frame, updatedAt: updatedAt.toISOString() } })
}

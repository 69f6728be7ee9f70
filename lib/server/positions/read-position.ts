import 'server-only'
import type { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import type { resumePosition } from '@/lib/player/resume-schema'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { isSeen, requireVideo } from '@/lib/server/videos/visible-to'

/**
 * Where `principal` left a video; nobody else is told. A place in footage that is not for them (any more) is none. Error:
 * `video-not-found`.
 */
export async function readPosition(
  videoId: string,
  principal: Principal,
): Promise<Result<z.infer<typeof resumePosition>, ApiError>> {
  const visible = await requireVideo(videoId, principal)
  if (!visible.ok) return visible
  const { userId } = principal
  const left = await db().resumePosition.findUnique({ where: { userId_videoId: { userId, videoId } } })
  if (left === null || !isSeen(left.variant, principal)) return ok({ position: null })
  const { variant, frame, updatedAt } = left
  return ok({ position: { variant, frame, updatedAt: updatedAt.toISOString() } })
}

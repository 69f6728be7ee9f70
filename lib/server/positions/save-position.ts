import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import type { LeftAt } from '@/lib/player/resume-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { findVariant } from '@/lib/server/videos/find-variant'

/**
 * Keeps where `principal` left a video, in place of where it was left before. Errors: those of {@link findVariant}, and
 * `malformed-request` for a frame that the footage does not have.
 */
export async function savePosition(
  videoId: string,
  { variant, frame }: LeftAt,
  principal: Principal,
): Promise<Result<true, ApiError>> {
  const found = await findVariant(videoId, variant, principal)
  if (!found.ok) return found
  const original = await db().rendition.findUnique({
    where: { variantId_kind: { variantId: found.value.id, kind: 'original' } },
    select: { frameCount: true },
  })
  const frameCount = original?.frameCount ?? 0
  if (frame >= frameCount) {
    return err(apiError('malformed-request', `There is no frame ${frame}: this footage has ${frameCount} frames.`))
  }
  const { userId } = principal
  await db().resumePosition.upsert({
    where: { userId_videoId: { userId, videoId } },
    create: { userId, videoId, variant, frame },
    update: { variant, frame },
  })
  return ok(true)
}

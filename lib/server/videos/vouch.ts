import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { log } from '@/lib/server/log'
import { revokeAccess } from '@/lib/server/streaming/revoke-access'
import { findVariant } from './find-variant'

/**
 * Records that the anonymization of a video's processed footage is complete, by whom and when; or, with false, that it is
 * not: then whoever is watching it is cut off. Errors: `video-not-found`, `variant-missing`.
 */
export async function vouch(
  videoId: string,
  isComplete: boolean,
  principal: Principal,
): Promise<Result<true, ApiError>> {
  const variant = await findVariant(videoId, 'processed', principal)
  if (!variant.ok) return variant
  const { userId } = principal
  const record = isComplete
    ? { anonymizedAt: new Date(), anonymizedBy: userId }
    : { anonymizedAt: null, anonymizedBy: null }
  await db().variant.update({ where: { id: variant.value.id }, data: record })
  if (!isComplete) revokeAccess((owner) => owner.videoId === videoId)
  log().info({ videoId, userId, isComplete }, 'somebody said whether processed footage is anonymized')
  return ok(true)
}

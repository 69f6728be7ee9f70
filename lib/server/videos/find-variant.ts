import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { VariantKind } from '@/lib/videos/schema'
import { VIDEO_NOT_FOUND, variantMissing, videoExists } from './video-exists'

/** The id of the variant of a video that is not deleted. Errors say which of the two is not there. */
export async function findVariant(videoId: string, kind: VariantKind): Promise<Result<string, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  const variant = await db().variant.findUnique({ where: { videoId_kind: { videoId, kind } }, select: { id: true } })
  if (variant !== null) return ok(variant.id)
  return err(variantMissing(kind))
}

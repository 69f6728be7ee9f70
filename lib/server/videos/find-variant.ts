import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { videoExists } from '@/lib/server/streaming/find-rendition'
import type { VariantKind } from '@/lib/videos/schema'

/** The id of the variant of a video that is not deleted. Errors say which of the two is not there. */
export async function findVariant(videoId: string, kind: VariantKind): Promise<Result<string, ApiError>> {
  if (!(await videoExists(videoId))) {
    return err(apiError('video-not-found', 'There is no such video. It may have been removed; look in the library.'))
  }
  const variant = await db().variant.findUnique({ where: { videoId_kind: { videoId, kind } }, select: { id: true } })
  if (variant !== null) return ok(variant.id)
  return err(apiError('variant-missing', `This video has no ${kind} footage. Import it, or open the other variant.`))
}

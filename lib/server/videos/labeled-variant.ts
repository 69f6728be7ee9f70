import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { loadFrameIndex } from './frame-indexes'
import { VIDEO_NOT_FOUND } from './video-exists'

/** The variant whose frames are labeled: processed footage where there is some, else raw. */
export const labeledOf = <V extends { readonly kind: 'raw' | 'processed' }>(variants: readonly V[]): V | undefined =>
  variants.find(({ kind }) => kind === 'processed') ?? variants.find(({ kind }) => kind === 'raw')

/**
 * The frame index that the video's segments are counted in. Errors: `video-not-found`, and `not-ready` where the index
 * is missing or damaged: without it no frame has a time.
 */
export async function labeledFrameIndex(videoId: string): Promise<Result<FrameIndex, ApiError>> {
  const video = await db().video.findFirst({
    where: { id: videoId, deletedAt: null },
    select: { variants: { select: { id: true, kind: true } } },
  })
  if (video === null) return err(VIDEO_NOT_FOUND)
  const variant = labeledOf(video.variants)
  const index = variant === undefined ? err('it has no footage') : await loadFrameIndex(variant.id)
  if (index.ok) return ok(index.value)
  return err(apiError('not-ready', `The times of this video’s frames are not known: ${index.error}. Import it again.`))
}

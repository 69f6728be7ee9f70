import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import { decodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { frameIndexToJson } from '@/lib/frames/frame-index-json'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { smallFileResponse } from '@/lib/server/http/small-file'
import { variantKind } from '@/lib/videos/schema'
import { findFootage } from './find-variant'

export const frameIndexParams = z.object({ videoId: z.string() })
export const frameIndexQuery = z.object({
  type: variantKind.default('processed'),
  format: z.enum(['binary', 'json']).default('binary'),
})

/** The frame index of a variant: as it is stored (lib/frames has the form), or as JSON for scripts. */
export async function readFrameIndex(input: {
  readonly request: Request
  readonly params: z.infer<typeof frameIndexParams>
  readonly query: z.infer<typeof frameIndexQuery>
  readonly principal: Principal
}): Promise<Result<Response, ApiError>> {
  const variant = await findFootage(input.params.videoId, input.query.type, input.principal)
  if (!variant.ok) return variant
  const stored = await db().frameIndex.findUnique({ where: { variantId: variant.value.id } })
  if (stored === null)
    return err(apiError('not-found', 'This footage has no frame index. Import it again to make one.'))
  if (input.query.format === 'binary')
    return ok(smallFileResponse(input.request, stored.bytes, 'application/octet-stream'))
  const index = decodeFrameIndex(stored.bytes)
  if (!index.ok)
    return err(apiError('not-ready', 'The stored frame index of this footage is damaged. Import the file again.'))
  const json = new TextEncoder().encode(JSON.stringify(frameIndexToJson(index.value)))
  return ok(smallFileResponse(input.request, json, 'application/json'))
}

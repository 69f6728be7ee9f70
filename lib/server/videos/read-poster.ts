import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { smallFileResponse } from '@/lib/server/http/small-file'
import { variantKind } from '@/lib/videos/schema'
import { findFootage } from './find-variant'

export const posterParams = z.object({ videoId: z.string() })
export const posterQuery = z.object({ type: variantKind.default('processed') })

/** The picture of a variant. Raw footage is never pictured for processed footage. */
export async function readPoster(input: {
  readonly request: Request
  readonly params: z.infer<typeof posterParams>
  readonly query: z.infer<typeof posterQuery>
  readonly principal: Principal
}): Promise<Result<Response, ApiError>> {
  const variant = await findFootage(input.params.videoId, input.query.type, input.principal)
  if (!variant.ok) return variant
  const poster = await db().poster.findUnique({ where: { variantId: variant.value.id } })
  if (poster === null) return err(apiError('not-found', 'This footage has no picture. Import it again to get one.'))
  return ok(smallFileResponse(input.request, poster.bytes, poster.mediaType))
}

import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { formatEntityTag } from '@/lib/http/entity-tag'
import { type FileStamp, validatorsOf } from '@/lib/http/validators'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { smallFileResponse } from '@/lib/server/http/small-file'
import { openMediaFile } from '@/lib/server/storage/open-media-file'
import { findRendition } from '@/lib/server/streaming/find-rendition'
import { MEDIA_ERRORS } from '@/lib/server/streaming/media-error'
import { variantKind } from '@/lib/videos/schema'
import { ensurePacketMap } from './packet-maps'

export const packetMapParams = z.object({ videoId: z.string() })
export const packetMapQuery = z.object({
  type: variantKind.default('processed'),
  rendition: z.enum(['scrub', 'playable']).default('playable'),
})

const CHANGED = apiError(
  'not-ready',
  'The file of this video is not as it was when it was recorded. An administrator can verify the video.',
)

/**
 * Where the packets of a file lie (lib/frames has the form), found now if nobody asked before. The header
 * `media-entity-tag` is the entity tag with which /api/media sends the file: with If-Match, ranges are of this file or
 * none at all. It is left out while the file is so young that its tag is weak and matches nothing.
 *
 * Errors: those of the bytes themselves; `not-ready` where the file is not the recorded one, or searching failed;
 * `not-found`, with the reason, where its packets cannot be addressed, which stays so.
 */
export async function readPacketMap(input: {
  readonly request: Request
  readonly params: z.infer<typeof packetMapParams>
  readonly query: z.infer<typeof packetMapQuery>
  readonly principal: Principal
}): Promise<Result<Response, ApiError>> {
  const found = await findRendition(input.params.videoId, input.query, input.principal)
  if (!found.ok) return found
  const rendition = await db().rendition.findUnique({ where: { storageKey: found.value.storageKey } })
  if (rendition === null) return err(MEDIA_ERRORS.missing)
  const opened = await openMediaFile(rendition.storageKey)
  if (!opened.ok) return err(MEDIA_ERRORS[opened.error])
  const { stamp, handle } = opened.value
  await handle.close()
  if (BigInt(stamp.sizeBytes) !== rendition.sizeBytes || stamp.mtimeNs !== rendition.mtimeNs) return err(CHANGED)
  const mapping = await ensurePacketMap(rendition)
  if (!mapping.ok) return err(apiError('not-ready', `Where the frames of this file lie is not known. ${mapping.error}`))
  if (mapping.value.kind === 'not-addressable')
    return err(apiError('not-found', `Single frames of this file cannot be fetched. ${mapping.value.reason}`))
  return ok(withEntityTag(smallFileResponse(input.request, mapping.value.bytes, 'application/octet-stream'), stamp))
}

function withEntityTag(response: Response, stamp: FileStamp): Response {
  const { entityTag } = validatorsOf(stamp, Date.now())
  if (entityTag.strength === 'strong') response.headers.set('media-entity-tag', formatEntityTag(entityTag))
  return response
}

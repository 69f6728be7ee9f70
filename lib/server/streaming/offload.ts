import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { representationOf } from '@/lib/http/content-headers'
import { mediaTypeOf } from '@/lib/http/media-type'
import type { ServingPolicy } from '@/lib/http/serving-policy'
import { err, ok, type Result } from '@/lib/result/result'
import { env } from '@/lib/server/env'
import { leaseMediaFile } from '@/lib/server/storage/leased-files'
import type { RenditionRecord } from './find-rendition'
import { MEDIA_ERRORS } from './media-error'
import { MediaObserver } from './media-observer'
import type { MediaQuery } from './media-query'

/** Where nginx finds the media folder, for itself alone (deploy/nginx.conf). */
const INTERNAL_PREFIX = '/_framemark_media/'

/** Whether nginx sends the bytes. With ranges switched off it does not: it cannot be told to ignore them. */
export const isOffloaded = ({ ranges }: ServingPolicy): boolean => ranges && env().FRAMEMARK_MEDIA_OFFLOAD === 'nginx'

/**
 * The answer by which nginx is told to send the file itself: its place below the media folder and what the file is.
 * Validators, conditions, ranges and lengths are nginx's.
 *
 * It has the length 0, or nginx waits for a body. The name ends in the container, by which nginx knows the type.
 */
export async function offload(
  videoId: string,
  { type }: MediaQuery,
  record: RenditionRecord,
  policy: ServingPolicy,
): Promise<Result<Response, ApiError>> {
  const observer = new MediaObserver(videoId, type, record, 'nginx')
  const leased = await leaseMediaFile(record.storageKey)
  if (!leased.ok) {
    observer.refused(404, leased.error)
    return err(MEDIA_ERRORS[leased.error])
  }
  const { stamp } = leased.value
  leased.value.release()
  const { container, fileName, storageKey } = record
  const file = { ...stamp, fileName, mediaType: mediaTypeOf(container) }
  const { etag: _, 'last-modified': __, ...headers } = representationOf(file, policy, Date.now()).contentHeaders
  observer.answered(200)
  const place = encodeURI(`${INTERNAL_PREFIX}${storageKey}.${container}`)
  return ok(new Response(null, { headers: { ...headers, 'x-accel-redirect': place, 'content-length': '0' } }))
}

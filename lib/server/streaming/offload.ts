import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { representationOf } from '@/lib/http/content-headers'
import { mediaTypeOf } from '@/lib/http/media-type'
import type { ServingPolicy } from '@/lib/http/serving-policy'
import type { FileStamp } from '@/lib/http/validators'
import { err, ok, type Result } from '@/lib/result/result'
import { env } from '@/lib/server/env'
import { leaseMediaFile } from '@/lib/server/storage/leased-files'
import type { RenditionRecord } from './find-rendition'
import { linkEnd } from './link-end'
import { MediaObserver } from './media-observer'
import type { MediaQuery } from './media-query'
import type { SendError } from './prepare-answer'

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
  query: MediaQuery,
  record: RenditionRecord,
  policy: ServingPolicy,
): Promise<Result<Response, ApiError>> {
  const observer = new MediaObserver(videoId, query.type, record, 'nginx')
  const stamp = await stampOf(record.storageKey)
  if (!stamp.ok) return err(observer.refused(stamp.error))
  const { container, fileName, storageKey } = record
  const file = { ...stamp.value, fileName, mediaType: mediaTypeOf(container) }
  const { etag: _, 'last-modified': __, ...headers } = representationOf(file, policy, Date.now()).contentHeaders
  observer.answered(200)
  const place = encodeURI(`${INTERNAL_PREFIX}${storageKey}.${container}`)
  const named = { ...headers, ...rememberFor(query), 'x-accel-redirect': place, 'content-length': '0' }
  return ok(new Response(null, { headers: named }))
}

/** How long nginx remembers an admission, in seconds (deploy/nginx.conf). */
const REMEMBERED_SECONDS = 5

/** nginx does not remember the admission of a link for longer than the link is good. It keeps this field to itself. */
function rememberFor(query: MediaQuery): Record<string, string> {
  const endsAt = linkEnd(query)
  if (endsAt === undefined) return {}
  const left = Math.floor((endsAt - performance.now()) / 1000)
  return left < REMEMBERED_SECONDS ? { 'x-accel-expires': String(Math.max(0, left)) } : {}
}

/** What is under `storageKey` now; a file that is open is another one if its name leads elsewhere. */
async function stampOf(storageKey: string, attempts = 3): Promise<Result<FileStamp, SendError>> {
  const leased = await leaseMediaFile(storageKey)
  if (!leased.ok) return leased
  const { stamp } = leased.value
  const change = await leased.value.check()
  leased.value.release()
  if (change === 'same') return ok(stamp)
  return attempts > 1 ? stampOf(storageKey, attempts - 1) : err('unsteady')
}

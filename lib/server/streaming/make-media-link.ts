import 'server-only'
import { z } from 'zod'
import { mediaLinkExpiry } from '@/lib/auth/media-link'
import type { MediaLink, mediaLinkRequest } from '@/lib/auth/media-link-schema'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { env } from '@/lib/server/env'
import type { RouteInput, RouteReply } from '@/lib/server/http/handle'
import { signMediaLink } from '@/lib/server/session/media-link'
import { findFootage } from '@/lib/server/videos/find-variant'

export const mediaLinkParams = z.object({ videoId: z.string() })

type Input = Pick<
  RouteInput<typeof mediaLinkParams, z.ZodType, typeof mediaLinkRequest>,
  'principal' | 'params' | 'body'
>

const NO_SESSION = apiError(
  'permission-denied',
  'A link lasts as long as the session it is made in, and a token has none. Send the token with the request for the bytes.',
)

/**
 * A link to one file of a video, for players that have no cookie. Raw footage is there only for who may see it. Errors:
 * `video-not-found`, `variant-missing`, `permission-denied` for footage that is not shown to them and for what has no
 * session.
 */
export async function makeMediaLink({ principal, params, body }: Input): Promise<Result<RouteReply, ApiError>> {
  const { type, rendition, forMinutes } = body
  const { videoId } = params
  const footage = await findFootage(videoId, type, principal)
  if (!footage.ok) return footage
  const { userId, sessionId } = principal
  if (sessionId === null) return err(NO_SESSION)

  const bucket = env().FRAMEMARK_MEDIA_LINK_SECONDS
  const expiresAt = mediaLinkExpiry(Date.now() / 1000, bucket, forMinutes === undefined ? bucket : forMinutes * 60)
  const link = await signMediaLink({ sessionId, userId, videoId, type, rendition, expiresAt })
  const json: MediaLink = {
    url: `/api/media/videos/${videoId}?${new URLSearchParams({ type, rendition, link })}`,
    expiresAt: new Date(expiresAt * 1000).toISOString(),
    goodForMs: expiresAt * 1000 - Date.now(),
  }
  const subjectId = `${type} ${rendition} until ${json.expiresAt}`
  return ok({ json, audited: { subjectId, details: { type, rendition, expiresAt: json.expiresAt } } })
}

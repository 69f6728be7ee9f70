import { mediaLinkRequest } from '@/lib/auth/media-link-schema'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { makeMediaLink, mediaLinkParams } from '@/lib/server/streaming/make-media-link'

/** Once for each link: a player that asks again in the same hour is given the same. */
export const POST = handle(
  { permission: 'video:watch', params: mediaLinkParams, body: mediaLinkRequest, audit: { once: 'link.created' } },
  makeMediaLink,
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { mediaParams, mediaQuery } from '@/lib/server/streaming/media-query'
import { streamVideo } from '@/lib/server/streaming/stream-video'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'video:watch', params: mediaParams, query: mediaQuery, visibility: 'by-handler' },
  streamVideo,
)
export const HEAD = GET
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { frameIndexParams, frameIndexQuery, readFrameIndex } from '@/lib/server/videos/read-frame-index'

export const GET = handle(
  { permission: 'video:watch', params: frameIndexParams, query: frameIndexQuery },
  readFrameIndex,
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

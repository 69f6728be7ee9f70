import { handle } from '@/lib/server/http/handle'
import { frameIndexParams, frameIndexQuery, readFrameIndex } from '@/lib/server/videos/read-frame-index'

export const GET = handle(
  { permission: 'video:watch', params: frameIndexParams, query: frameIndexQuery },
  readFrameIndex,
)

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { posterParams, posterQuery, readPoster } from '@/lib/server/videos/read-poster'

export const GET = handle({ permission: 'video:watch', params: posterParams, query: posterQuery }, readPoster)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

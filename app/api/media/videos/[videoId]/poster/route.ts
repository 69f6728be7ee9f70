import { handle } from '@/lib/server/http/handle'
import { posterParams, posterQuery, readPoster } from '@/lib/server/videos/read-poster'

export const GET = handle({ permission: 'video:watch', params: posterParams, query: posterQuery }, readPoster)

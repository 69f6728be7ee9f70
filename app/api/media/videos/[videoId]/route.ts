import { handle } from '@/lib/server/http/handle'
import { mediaParams, mediaQuery } from '@/lib/server/streaming/media-query'
import { mediaOptions, methodNotAllowed } from '@/lib/server/streaming/method-not-allowed'
import { streamVideo } from '@/lib/server/streaming/stream-video'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:watch', params: mediaParams, query: mediaQuery }, streamVideo)
export const HEAD = GET
export const OPTIONS = handle({ permission: 'video:watch' }, mediaOptions)

const refuse = handle({ permission: 'video:watch' }, methodNotAllowed)
export const POST = refuse
export const PUT = refuse
export const PATCH = refuse
export const DELETE = refuse

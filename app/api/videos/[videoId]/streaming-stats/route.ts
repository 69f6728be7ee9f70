import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { summarizeSeeks } from '@/lib/server/seeks/summarize-seeks'
import { mediaParams } from '@/lib/server/streaming/media-query'
import { readStreamingStats } from '@/lib/server/streaming/read-streaming-stats'

export const dynamic = 'force-dynamic'

/** What was sent, and in `seeks` what came of it on screen: the same as `GET …/seek-analytics`. */
export const GET = handle({ permission: 'statistics:read', params: mediaParams }, async ({ params, principal }) => {
  const stats = await readStreamingStats(params.videoId, principal)
  if (!stats.ok) return stats
  const seeks = await summarizeSeeks(params.videoId, principal)
  return seeks.ok ? { ok: true, value: { json: { ...stats.value, seeks: seeks.value } } } : seeks
})

export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { mediaParams } from '@/lib/server/streaming/media-query'
import { readStreamingStats } from '@/lib/server/streaming/read-streaming-stats'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'statistics:read', params: mediaParams }, async ({ params }) => {
  const stats = await readStreamingStats(params.videoId)
  return stats.ok ? { ok: true, value: { json: stats.value } } : stats
})

export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

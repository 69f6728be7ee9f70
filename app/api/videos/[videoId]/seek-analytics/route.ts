import { seekBatch } from '@/lib/player/seek-schema'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { storeSeeks } from '@/lib/server/seeks/store-seeks'
import { summarizeSeeks } from '@/lib/server/seeks/summarize-seeks'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

/** The body is read as JSON whatever its type says: sendBeacon sends text as text/plain. */
export const POST = handle(
  { permission: 'statistics:write', params: videoParams, body: seekBatch, audit: 'nothing' },
  async ({ params, body, principal }) => {
    const stored = await storeSeeks(params.videoId, body, principal)
    return stored.ok ? { ok: true, value: { json: stored.value } } : stored
  },
)

export const GET = handle({ permission: 'statistics:read', params: videoParams }, async ({ params, principal }) => {
  const summary = await summarizeSeeks(params.videoId, principal)
  return summary.ok ? { ok: true, value: { json: summary.value } } : summary
})
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')

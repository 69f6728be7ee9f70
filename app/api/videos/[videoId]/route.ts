import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { auditedChange, changeVideo, readVideo, removeVideo } from '@/lib/server/videos/one-video'
import { videoParams } from '@/lib/server/videos/video-params'
import { videoChanges } from '@/lib/videos/schema'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:list', params: videoParams }, async ({ params, principal }) => {
  const video = await readVideo(params.videoId, principal)
  return video.ok ? { ok: true, value: { json: video.value } } : video
})

export const PATCH = handle(
  { permission: 'video:manage', params: videoParams, body: videoChanges, audit: 'video.changed' },
  async ({ params, body, principal }) => {
    const video = await changeVideo(params.videoId, body, principal)
    return video.ok ? { ok: true, value: { json: video.value, audited: auditedChange(body) } } : video
  },
)

export const DELETE = handle(
  { permission: 'video:manage', params: videoParams, audit: 'video.deleted' },
  async ({ params, principal }) => {
    const removed = await removeVideo(params.videoId, principal)
    return removed.ok ? { ok: true, value: new Response(null, { status: 204 }) } : removed
  },
)

export const { OPTIONS, POST, PUT } = otherMethods('GET', 'PATCH', 'DELETE')

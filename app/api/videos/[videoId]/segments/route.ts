import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listSegments } from '@/lib/server/segments/list-segments'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'segment:read', params: videoParams }, async ({ params, principal }) => {
  const list = await listSegments(params.videoId, principal.userId)
  return list.ok ? { ok: true, value: { json: list.value } } : list
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

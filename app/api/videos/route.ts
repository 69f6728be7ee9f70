import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listVideos } from '@/lib/server/videos/list-videos'
import { videoListQuery } from '@/lib/videos/schema'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:list', query: videoListQuery }, async ({ query, principal }) => {
  const list = await listVideos(query, principal)
  return list.ok ? { ok: true, value: { json: list.value } } : list
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

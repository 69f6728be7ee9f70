import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'
import { readVideoWork } from '@/lib/server/work/video-work'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:list', params: videoParams }, async ({ params, principal }) => {
  const work = await readVideoWork(params.videoId, principal)
  return work.ok ? { ok: true, value: { json: work.value } } : work
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

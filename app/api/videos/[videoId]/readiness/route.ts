import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { readVideoReadiness } from '@/lib/server/readiness/video-readiness'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:list', params: videoParams }, async ({ params, principal }) => {
  const readiness = await readVideoReadiness(params.videoId, principal)
  return readiness.ok ? { ok: true, value: { json: readiness.value } } : readiness
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

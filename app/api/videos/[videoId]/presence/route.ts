import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { sayHere } from '@/lib/server/presence/say-here'
import { videoParams } from '@/lib/server/videos/video-params'
import { hereIs } from '@/lib/videos/presence'

export const dynamic = 'force-dynamic'

export const PUT = handle(
  { permission: 'segment:read', params: videoParams, body: hereIs, audit: 'nothing' },
  async ({ params, body, principal }) => {
    const here = await sayHere(params.videoId, body, principal)
    return here.ok ? { ok: true, value: { json: here.value } } : here
  },
)
export const { OPTIONS, GET, POST, PATCH, DELETE } = otherMethods('PUT')

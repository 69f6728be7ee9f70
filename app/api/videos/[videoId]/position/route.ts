import { leftAt } from '@/lib/player/resume-schema'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { readPosition } from '@/lib/server/positions/read-position'
import { savePosition } from '@/lib/server/positions/save-position'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'video:watch', params: videoParams }, async ({ params, principal }) => {
  const position = await readPosition(params.videoId, principal)
  return position.ok ? { ok: true, value: { json: position.value } } : position
})

export const PUT = handle(
  { permission: 'video:watch', params: videoParams, body: leftAt, audit: 'nothing' },
  async ({ params, body, principal }) => {
    const saved = await savePosition(params.videoId, body, principal)
    return saved.ok ? { ok: true, value: new Response(null, { status: 204 }) } : saved
  },
)
export const { OPTIONS, POST, PATCH, DELETE } = otherMethods('GET', 'PUT')

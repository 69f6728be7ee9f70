import { goldSeen } from '@/lib/agreement/schema'
import { acceptGold } from '@/lib/server/agreement/accept-gold'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'document:adjudicate', params: videoParams, body: goldSeen, audit: 'document.accepted' },
  async ({ params, body, principal }) => {
    const accepted = await acceptGold(params.videoId, body.seen, principal)
    return accepted.ok ? { ok: true, value: { json: accepted.value, audited: { details: { gold: true } } } } : accepted
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

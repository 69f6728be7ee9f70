import { goldSeen } from '@/lib/agreement/schema'
import { reopenGold } from '@/lib/server/agreement/accept-gold'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'document:adjudicate', params: videoParams, body: goldSeen, audit: 'document.reopened' },
  async ({ params, body, principal }) => {
    const reopened = await reopenGold(params.videoId, body.seen, principal)
    return reopened.ok ? { ok: true, value: { json: reopened.value, audited: { details: { gold: true } } } } : reopened
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { adjudication } from '@/lib/agreement/schema'
import { decideGold } from '@/lib/server/agreement/decide-gold'
import { readGold } from '@/lib/server/agreement/read-gold'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'agreement:read', params: videoParams }, async ({ params, principal }) => {
  const gold = await readGold(params.videoId, principal)
  return gold.ok ? { ok: true, value: { json: gold.value } } : gold
})

export const POST = handle(
  { permission: 'document:adjudicate', params: videoParams, body: adjudication, audit: 'document.adjudicated' },
  async ({ params, body, principal }) => {
    const decided = await decideGold(params.videoId, body, principal, { drafts: false })
    if (!decided.ok) return decided
    const { id } = decided.value.gold
    const audited = { subjectId: id ?? undefined, details: { decisions: body.decisions.length } }
    return { ok: true, value: { json: decided.value, audited } }
  },
)
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')

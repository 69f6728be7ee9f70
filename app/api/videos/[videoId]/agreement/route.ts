import { agreementQuery } from '@/lib/agreement/schema'
import { reportAgreement } from '@/lib/server/agreement/report-agreement'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'agreement:read', params: videoParams, query: agreementQuery },
  async ({ params, query, principal }) => {
    const report = await reportAgreement(params.videoId, principal, { drafts: query.drafts === '1' })
    return report.ok ? { ok: true, value: { json: report.value } } : report
  },
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

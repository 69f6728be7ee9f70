import { documentParams } from '@/lib/server/documents/document-params'
import { reviewDocument } from '@/lib/server/documents/review-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { accepting } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'document:review', params: documentParams, body: accepting, audit: 'document.accepted' },
  async ({ params, body, principal }) => {
    const reviewed = await reviewDocument(params.documentId, principal, { kind: 'accepted', ...body })
    if (!reviewed.ok) return reviewed
    const { value } = reviewed
    return { ok: true, value: { json: value, audited: { videoId: value.video.id } } }
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

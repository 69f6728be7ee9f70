import { documentParams } from '@/lib/server/documents/document-params'
import { reviewDocument } from '@/lib/server/documents/review-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { returning } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'document:review', params: documentParams, body: returning, audit: 'document.returned' },
  async ({ params, body, principal }) => {
    const reviewed = await reviewDocument(params.documentId, principal, { kind: 'returned', ...body })
    if (!reviewed.ok) return reviewed
    const { value } = reviewed
    return { ok: true, value: { json: value, audited: { videoId: value.video.id } } }
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

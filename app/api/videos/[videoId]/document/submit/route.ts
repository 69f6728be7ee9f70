import { submission } from '@/lib/segments/document-schema'
import { submitDocument } from '@/lib/server/documents/submit-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'segment:write', params: videoParams, body: submission, audit: 'document.submitted' },
  async ({ params, body, principal }) => {
    const submitted = await submitDocument(params.videoId, body, principal.userId)
    return submitted.ok ? { ok: true, value: { json: submitted.value } } : submitted
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { reopenDocument } from '@/lib/server/documents/submit-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'segment:write', params: videoParams, audit: 'document.reopened' },
  async ({ params, principal }) => {
    const reopened = await reopenDocument(params.videoId, principal.userId)
    return reopened.ok ? { ok: true, value: { json: reopened.value } } : reopened
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { findDocument } from '@/lib/server/documents/find-document'
import { readDocument } from '@/lib/server/documents/read-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'
import { documentChoice } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'segment:read', params: videoParams, query: documentChoice },
  async ({ params, query, principal }) => {
    const found = await findDocument(params.videoId, principal, query.document)
    if (!found.ok) return found
    const document = await readDocument(params.videoId, found.value.annotatorId)
    return document.ok ? { ok: true, value: { json: document.value } } : document
  },
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { findDocument } from '@/lib/server/documents/find-document'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listSegments } from '@/lib/server/segments/list-segments'
import { videoParams } from '@/lib/server/videos/video-params'
import { documentChoice } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'segment:read', params: videoParams, query: documentChoice },
  async ({ params, query, principal }) => {
    const found = await findDocument(params.videoId, principal, query.document)
    if (!found.ok) return found
    const list = await listSegments(params.videoId, found.value.annotatorId)
    return list.ok ? { ok: true, value: { json: list.value } } : list
  },
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { exportQuery } from '@/lib/export/export-request'
import { findDocument } from '@/lib/server/documents/find-document'
import { answerExport } from '@/lib/server/export/answer-export'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'
import { documentChoice } from '@/lib/work/review-schema'

export const dynamic = 'force-dynamic'

export const GET = handle(
  {
    permission: 'segment:read',
    params: videoParams,
    query: exportQuery.extend(documentChoice.shape),
    audit: 'segments.exported',
  },
  async ({ params, query, principal }) => {
    const found = await findDocument(params.videoId, principal, query.document)
    return found.ok ? await answerExport(params.videoId, query, found.value.annotatorId) : found
  },
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

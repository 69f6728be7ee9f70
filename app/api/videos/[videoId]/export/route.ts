import { exportQuery } from '@/lib/export/export-request'
import { answerExport } from '@/lib/server/export/answer-export'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'segment:read', params: videoParams, query: exportQuery, audit: 'segments.exported' },
  ({ params, query, principal }) => answerExport(params.videoId, query, principal.userId),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

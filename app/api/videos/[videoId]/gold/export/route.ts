import { exportQuery } from '@/lib/export/export-request'
import { exportGold } from '@/lib/server/agreement/export-gold'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'agreement:read', params: videoParams, query: exportQuery, audit: 'segments.exported' },
  ({ params, query, principal }) => exportGold(params.videoId, query, principal),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

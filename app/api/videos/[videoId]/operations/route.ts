import { operationBatch } from '@/lib/segments/schema'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { videoParams } from '@/lib/server/videos/video-params'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'segment:write', params: videoParams, body: operationBatch },
  async ({ params, body, principal }) => {
    const applied = await applyOperations(params.videoId, body.operations, principal.userId)
    return applied.ok ? { ok: true, value: { json: applied.value } } : applied
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { assign } from '@/lib/server/work/assign'
import { batchParams } from '@/lib/server/work/work-params'
import { assignRequest } from '@/lib/work/batch-schema'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'batch:manage', params: batchParams, body: assignRequest, audit: 'assignment.changed' },
  async ({ params, body, principal }) => {
    const batch = await assign(params.batchId, body, principal)
    if (!batch.ok) return batch
    const { name } = batch.value
    const audited =
      'mode' in body
        ? { details: { name, mode: body.mode } }
        : { videoId: body.videoId, details: { name, annotatorIds: body.annotatorIds } }
    return { ok: true, value: { json: batch.value, audited } }
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

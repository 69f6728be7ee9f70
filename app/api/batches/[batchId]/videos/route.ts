import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { changeBatchVideos } from '@/lib/server/work/batch-videos'
import { batchParams } from '@/lib/server/work/work-params'
import { batchVideosChange } from '@/lib/work/batch-schema'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'batch:manage', params: batchParams, body: batchVideosChange, audit: 'batch.changed' },
  async ({ params, body, principal }) => {
    const batch = await changeBatchVideos(params.batchId, body, principal)
    if (!batch.ok) return batch
    const details = { name: batch.value.name, added: body.add.length, removed: body.remove.length }
    return { ok: true, value: { json: batch.value, audited: { details } } }
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { changeBatch, removeBatch } from '@/lib/server/work/change-batches'
import { readBatch } from '@/lib/server/work/read-batches'
import { batchParams } from '@/lib/server/work/work-params'
import { batchChanges } from '@/lib/work/batch-schema'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'batch:manage', params: batchParams }, async ({ params, principal }) => {
  const batch = await readBatch(params.batchId, principal)
  return batch.ok ? { ok: true, value: { json: batch.value } } : batch
})

export const PATCH = handle(
  { permission: 'batch:manage', params: batchParams, body: batchChanges, audit: 'batch.changed' },
  async ({ params, body, principal }) => {
    const batch = await changeBatch(params.batchId, body, principal)
    if (!batch.ok) return batch
    const details = { name: batch.value.name, changed: Object.keys(body) }
    return { ok: true, value: { json: batch.value, audited: { details } } }
  },
)

export const DELETE = handle(
  { permission: 'batch:manage', params: batchParams, audit: 'batch.changed' },
  async ({ params }) => {
    const removed = await removeBatch(params.batchId)
    if (!removed.ok) return removed
    const { name } = removed.value
    return { ok: true, value: { json: { removed: true }, audited: { details: { name, removed: true } } } }
  },
)
export const { OPTIONS, POST, PUT } = otherMethods('GET', 'PATCH', 'DELETE')

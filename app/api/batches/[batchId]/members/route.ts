import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { setMembers } from '@/lib/server/work/change-batches'
import { batchParams } from '@/lib/server/work/work-params'
import { batchMembers } from '@/lib/work/batch-schema'

export const dynamic = 'force-dynamic'

export const PUT = handle(
  { permission: 'batch:manage', params: batchParams, body: batchMembers, audit: 'batch.changed' },
  async ({ params, body, principal }) => {
    const batch = await setMembers(params.batchId, body.userIds, principal)
    if (!batch.ok) return batch
    const { name, members } = batch.value
    const details = { name, members: members.map((member) => member.name) }
    return { ok: true, value: { json: batch.value, audited: { details } } }
  },
)
export const { OPTIONS, GET, POST, PATCH, DELETE } = otherMethods('PUT')

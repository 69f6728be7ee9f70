import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { createBatch } from '@/lib/server/work/change-batches'
import { listBatches } from '@/lib/server/work/read-batches'
import { newBatch } from '@/lib/work/batch-schema'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'batch:manage' }, async ({ principal }) => ({
  ok: true,
  value: { json: await listBatches(principal) },
}))

export const POST = handle(
  { permission: 'batch:manage', body: newBatch, audit: 'batch.changed' },
  async ({ body, principal }) => {
    const made = await createBatch(body, principal)
    if (!made.ok) return made
    const { id, name } = made.value
    return {
      ok: true,
      value: { json: made.value, status: 201, audited: { subjectId: id, details: { name, made: true } } },
    }
  },
)
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')

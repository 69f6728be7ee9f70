import { z } from 'zod'
import { labelSetDraft } from '@/lib/labels/draft'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { createLabelSet } from '@/lib/server/labels/change-label-sets'
import { listAllLabelSets, listLabelSets } from '@/lib/server/labels/label-sets'

export const dynamic = 'force-dynamic'

const query = z.object({ retired: z.enum(['true', 'false']).default('false') })

export const GET = handle({ permission: 'label:read', query }, async ({ query: { retired } }) => ({
  ok: true,
  value: { json: retired === 'true' ? await listAllLabelSets() : await listLabelSets() },
}))

export const POST = handle(
  { permission: 'label:manage', body: labelSetDraft, audit: 'labels.changed' },
  async ({ body, principal }) => {
    const made = await createLabelSet(body, principal.userId)
    if (!made.ok) return made
    return { ok: true, value: { json: made.value, status: 201, audited: { subjectId: made.value.labelSet.id } } }
  },
)
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')

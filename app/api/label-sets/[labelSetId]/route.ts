import { labelSetRevision } from '@/lib/labels/draft'
import { labelSetStanding } from '@/lib/labels/label-set-wire'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { changeLabelSet, setLabelSetStanding } from '@/lib/server/labels/change-label-sets'
import { labelSetParams } from '@/lib/server/labels/label-set-params'
import { readLabelSetFor } from '@/lib/server/labels/read-label-set'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'label:read', params: labelSetParams }, async ({ params, principal }) => {
  const set = await readLabelSetFor(params.labelSetId, principal)
  return set.ok ? { ok: true, value: { json: set.value } } : set
})

export const PUT = handle(
  { permission: 'label:manage', params: labelSetParams, body: labelSetRevision, audit: 'labels.changed' },
  async ({ params, body: { baseVersion, ...wanted }, principal }) => {
    const set = await changeLabelSet(params.labelSetId, baseVersion, wanted, principal.userId)
    return set.ok ? { ok: true, value: { json: set.value } } : set
  },
)

export const PATCH = handle(
  { permission: 'label:manage', params: labelSetParams, body: labelSetStanding, audit: 'labels.changed' },
  async ({ params, body, principal }) => {
    const set = await setLabelSetStanding(params.labelSetId, body, principal.userId)
    return set.ok ? { ok: true, value: { json: set.value } } : set
  },
)
export const { OPTIONS, POST, DELETE } = otherMethods('GET', 'PUT', 'PATCH')

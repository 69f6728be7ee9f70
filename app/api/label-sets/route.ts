import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listLabelSets } from '@/lib/server/labels/label-sets'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'label:read' }, async () => ({
  ok: true,
  value: { json: await listLabelSets() },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { agreementListQuery } from '@/lib/agreement/schema'
import { listAgreement } from '@/lib/server/agreement/list-agreement'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'agreement:read', query: agreementListQuery }, async ({ query, principal }) => {
  const list = await listAgreement(query, principal)
  return list.ok ? { ok: true, value: { json: list.value } } : list
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { auditQuery } from '@/lib/audit/schema'
import { ok } from '@/lib/result/result'
import { listAudit } from '@/lib/server/audit/list-audit'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'audit:read', query: auditQuery }, async ({ query }) =>
  ok({ json: await listAudit(query) }),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

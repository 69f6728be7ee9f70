import { auditExportQuery } from '@/lib/audit/schema'
import { ok } from '@/lib/result/result'
import { exportAudit } from '@/lib/server/audit/export-audit'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'

export const dynamic = 'force-dynamic'

export const GET = handle(
  { permission: 'audit:read', query: auditExportQuery, audit: 'audit.exported' },
  async ({ query: { format, ...filter } }) =>
    ok({ response: exportAudit(filter, format), audited: { details: { format, found: JSON.stringify(filter) } } }),
)
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { readDashboard } from '@/lib/server/work/read-dashboard'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'dashboard:read' }, async ({ principal }) => ({
  ok: true,
  value: { json: await readDashboard(principal) },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listNotifications } from '@/lib/server/work/read-notifications'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'notification:own' }, async ({ principal }) => ({
  ok: true,
  value: { json: await listNotifications(principal) },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')

import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { markRead } from '@/lib/server/work/read-notifications'
import { readNotifications } from '@/lib/work/notification-schema'

export const dynamic = 'force-dynamic'

export const POST = handle(
  { permission: 'notification:own', body: readNotifications, audit: 'nothing' },
  async ({ body, principal }) => ({ ok: true, value: { json: await markRead(principal, body) } }),
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')

import { z } from 'zod'
import type { ReadNotifications } from '@/lib/work/notification-schema'
import { requestJson } from './request'

/** Notes that these were read, or all. Throws `RequestError`. */
export const markRead = (which: ReadNotifications) =>
  requestJson('/api/notifications/read', z.object({ unread: z.number() }), {
    method: 'POST',
    body: JSON.stringify(which),
    // Reading one leads to another page: that must not cut this off.
    keepalive: true,
    headers: { 'content-type': 'application/json' },
  })

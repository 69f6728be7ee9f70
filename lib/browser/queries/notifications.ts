import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { notificationList } from '@/lib/work/notification-schema'

const SELDOM_MS = 60_000

/** What the person of this page was told; asked again when the server says so, and now and then where nobody can. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => requestJson('/api/notifications', notificationList, { signal }),
  refetchInterval: SELDOM_MS,
})

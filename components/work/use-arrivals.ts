import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { toast } from 'sonner'
import { notificationsQuery } from '@/lib/browser/queries/notifications'
import { notificationLink, notificationWords } from '@/lib/work/notification-words'

/** Shows what arrives while the page is open; what was there when it was opened stands behind the bell. */
export function useArrivals(): void {
  const { data } = useQuery(notificationsQuery)
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (data === undefined) return
    const before = known.current
    known.current = new Set(data.notifications.map(({ id }) => id))
    if (before === null) return
    for (const one of data.notifications) {
      if (one.readAt !== null || before.has(one.id)) continue
      const link = notificationLink(one)
      toast.info(notificationWords(one), {
        id: one.id,
        description: one.content.text,
        action: { label: 'Open', onClick: () => window.location.assign(link) },
      })
    }
  }, [data])
}

'use client'
import { Popover } from '@base-ui/react/popover'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { markRead } from '@/lib/browser/api/notifications'
import { notificationsQuery } from '@/lib/browser/queries/notifications'
import { NotificationItem } from './notification-item'
import { useArrivals } from './use-arrivals'

/** What the person is told, behind a bell that says how much of it is unread. */
export function NotificationBell() {
  const client = useQueryClient()
  const { data, error } = useQuery(notificationsQuery)
  useArrivals()
  const reading = useMutation({
    mutationFn: markRead,
    onSuccess: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  })
  const unread = data?.unread ?? 0
  const told = data?.notifications ?? []
  return (
    <Popover.Root>
      <Popover.Trigger
        render={<Button look="quiet" className="relative w-9 shrink-0 px-0!" />}
        data-testid="notification-bell"
        data-unread={unread}
        aria-label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
        title="Notifications"
      >
        <Bell aria-hidden={true} className="size-4" />
        {unread === 0 ? null : (
          <span
            aria-hidden={true}
            className="absolute -top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-[10px] leading-4 font-semibold text-accent-ink"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} collisionPadding={8} className="z-30">
          <Popover.Popup
            data-testid="notifications"
            className="flex max-h-[min(560px,80dvh)] w-90 max-w-[calc(100vw-16px)] flex-col rounded-lg border border-line bg-surface text-ink shadow-xl"
          >
            <div className="flex items-center justify-between gap-2 border-b border-line py-2 pr-2 pl-4">
              <Popover.Title className="text-sm font-semibold">Notifications</Popover.Title>
              <Button
                look="quiet"
                disabled={unread === 0 || reading.isPending}
                className="disabled:opacity-60"
                onClick={() => reading.mutate({ all: true })}
              >
                Mark all read
              </Button>
            </div>
            <Problem className="px-4 py-3">{error?.message}</Problem>
            {told.length === 0 && error === null ? (
              <p className="px-4 py-6 text-center text-sm text-ink-muted">
                {data === undefined ? 'Asking the server…' : 'Nothing yet. What concerns you will stand here.'}
              </p>
            ) : null}
            <ul className="min-h-0 overflow-y-auto p-1">
              {told.map((one) => (
                <NotificationItem
                  key={one.id}
                  notification={one}
                  onOpen={() => {
                    if (one.readAt === null) reading.mutate({ ids: [one.id] })
                  }}
                />
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

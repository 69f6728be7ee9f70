import { Popover } from '@base-ui/react/popover'
import type { Notification } from '@/lib/work/notification-schema'
import { notificationLink, notificationWords } from '@/lib/work/notification-words'
import { agoWords } from '@/lib/work/when-words'

/** One notification: a sentence that leads to what it is about. A dot, and a word for who hears it, say that it is new. */
export function NotificationItem({
  notification,
  onOpen,
}: {
  readonly notification: Notification
  readonly onOpen: () => void
}) {
  const { content, createdAt, readAt } = notification
  const isNew = readAt === null
  return (
    <li>
      {/* A whole new page: the frame or segment in the address is where it opens, also where the video is open already. */}
      <Popover.Close
        nativeButton={false}
        render={
          <a
            href={notificationLink(notification)}
            data-testid="notification"
            data-kind={notification.kind}
            data-state={isNew ? 'unread' : 'read'}
          />
        }
        onClick={onOpen}
        className="flex gap-2.5 rounded-md px-3 py-2 text-sm hover:bg-raised"
      >
        <span
          aria-hidden={true}
          className={`mt-1.5 size-2 shrink-0 rounded-full ${isNew ? 'bg-accent' : 'border border-line'}`}
        />
        <span className="min-w-0 flex-1">
          <span className={isNew ? 'font-semibold' : ''}>
            {isNew ? <span className="sr-only">New: </span> : null}
            {notificationWords(notification)}
          </span>
          {content.text === undefined ? null : (
            <span className="mt-0.5 line-clamp-2 break-words text-ink-muted">“{content.text}”</span>
          )}
          <time dateTime={createdAt} className="mt-0.5 block text-xs text-ink-muted">
            {agoWords(Date.parse(createdAt), Date.now())}
          </time>
        </span>
      </Popover.Close>
    </li>
  )
}

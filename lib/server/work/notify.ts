import 'server-only'
import type { Prisma } from '@/lib/server/db/generated/client'
import { publishLive } from '@/lib/server/live/live-events'
import type { NotificationContent, NotificationKind } from '@/lib/work/notification-schema'

/** The transaction that `notify` writes in is open still: pages are told so much later, when they find it. */
const TOLD_AFTER_MS = 150

/** Tells these people, in the page, and open pages of theirs that there is something new. */
export async function notify(
  client: Prisma.TransactionClient,
  userIds: readonly string[],
  kind: NotificationKind,
  content: NotificationContent,
): Promise<void> {
  const people = [...new Set(userIds)]
  if (people.length === 0) return
  await client.notification.createMany({ data: people.map((userId) => ({ userId, kind, content })) })
  const tell = () => {
    for (const userId of people) publishLive({ event: 'notification', data: { userId }, forUsers: [userId] })
  }
  setTimeout(tell, TOLD_AFTER_MS).unref()
}

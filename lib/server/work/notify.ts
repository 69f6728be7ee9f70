import 'server-only'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { NotificationContent, NotificationKind } from '@/lib/work/notification-schema'

/** Tells each of `userIds` once; within the transaction of what it is about. */
export async function notify(
  client: Prisma.TransactionClient,
  userIds: readonly string[],
  kind: NotificationKind,
  content: NotificationContent,
): Promise<void> {
  const people = [...new Set(userIds)]
  if (people.length === 0) return
  await client.notification.createMany({ data: people.map((userId) => ({ userId, kind, content: { ...content } })) })
}

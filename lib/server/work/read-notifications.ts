import 'server-only'
import { db } from '@/lib/server/db/client'
import { publishLive } from '@/lib/server/live/live-events'
import {
  type NotificationList,
  notificationContent,
  notificationKind,
  type ReadNotifications,
} from '@/lib/work/notification-schema'

/** So many are told; older ones were read, or are of no use any more. */
const MOST_TOLD = 50

/** What `userId` was told, the newest first. */
export async function listNotifications(userId: string): Promise<NotificationList> {
  const records = await db().notification.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_TOLD,
  })
  const unread = await db().notification.count({ where: { userId, readAt: null } })
  const told = records.map((record) => ({ ...record, content: notificationContent.parse(record.content) }))
  const places = await placesOf(told.flatMap(({ content }) => content.commentId ?? []))
  const own = await ownAmong(
    userId,
    told.flatMap(({ content }) => content.documentId ?? []),
  )
  return {
    notifications: told.map(({ id, kind, content, createdAt, readAt }) => ({
      id,
      kind: notificationKind.parse(kind),
      content,
      isOwnWork: content.documentId !== undefined && own.has(content.documentId),
      place: (content.commentId === undefined ? undefined : places.get(content.commentId)) ?? null,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    unread,
  }
}

/** Notes that `userId` has read these, or all; only what is theirs. Says how many are unread now. */
export async function markRead(userId: string, which: ReadNotifications): Promise<{ readonly unread: number }> {
  const chosen = 'ids' in which ? { id: { in: which.ids } } : {}
  const read = await db().notification.updateMany({
    where: { userId, readAt: null, ...chosen },
    data: { readAt: new Date() },
  })
  if (read.count > 0) publishLive({ event: 'notification', data: { userId }, forUsers: [userId] })
  return { unread: await db().notification.count({ where: { userId, readAt: null } }) }
}

async function placesOf(commentIds: readonly string[]) {
  const comments = await db().comment.findMany({
    where: { id: { in: [...commentIds] }, deletedAt: null },
    select: { id: true, frame: true, segmentId: true },
  })
  return new Map(comments.map(({ id, frame, segmentId }) => [id, { frame, segmentId }]))
}

async function ownAmong(userId: string, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const where = { id: { in: [...documentIds] }, annotatorId: userId }
  const own = await db().annotationDocument.findMany({ where, select: { id: true } })
  return new Set(own.map(({ id }) => id))
}

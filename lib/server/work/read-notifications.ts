import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { db } from '@/lib/server/db/client'
import type { Notification } from '@/lib/server/db/generated/client'
import { publishLive } from '@/lib/server/live/live-events'
import { knownOf } from '@/lib/server/videos/visible-to'
import {
  type NotificationContent,
  type NotificationList,
  notificationContent,
  notificationKind,
  type ReadNotifications,
} from '@/lib/work/notification-schema'

/** So many are told; older ones were read, or are of no use any more. */
const MOST_TOLD = 50

/** So many of the newest are looked at; older ones are not counted as unread either. */
const MOST_LOOKED_AT = 1000

/** What `principal` was told of videos that they may know of still, the newest first. */
export async function listNotifications(principal: Principal): Promise<NotificationList> {
  const { userId } = principal
  const known = await knownTo(principal)
  const told = known.slice(0, MOST_TOLD)
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
    unread: unreadOf(known),
  }
}

/** Notes that `principal` has read these, or all; only what is theirs. Says how many are unread now. */
export async function markRead(principal: Principal, which: ReadNotifications): Promise<{ readonly unread: number }> {
  const { userId } = principal
  const chosen = 'ids' in which ? { id: { in: which.ids } } : {}
  const read = await db().notification.updateMany({
    where: { userId, readAt: null, ...chosen },
    data: { readAt: new Date() },
  })
  if (read.count > 0) publishLive({ event: 'notification', data: { userId }, forUsers: [userId] })
  return { unread: unreadOf(await knownTo(principal)) }
}

type Known = Omit<Notification, 'content'> & { readonly content: NotificationContent }

/** What `principal` was told lately of videos of which they may know now, the newest first. */
async function knownTo(principal: Principal): Promise<Known[]> {
  const told = await db().notification.findMany({
    where: { userId: principal.userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LOOKED_AT,
  })
  const all = told.map((record) => ({ ...record, content: notificationContent.parse(record.content) }))
  const videos = new Set(await knownOf([...new Set(all.map(({ content }) => content.videoId))], principal))
  return all.filter(({ content }) => videos.has(content.videoId))
}

const unreadOf = (known: readonly Known[]): number => known.filter(({ readAt }) => readAt === null).length

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

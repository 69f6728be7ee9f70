import { z } from 'zod'

/** What people are told of. */
export const notificationKind = z.enum(['assigned', 'submitted', 'returned', 'accepted', 'commented'])
export type NotificationKind = z.infer<typeof notificationKind>

/** What a notification is about, as it was then: `by` is the name of who did it, `text` what they said. */
export const notificationContent = z.object({
  videoId: z.string(),
  title: z.string(),
  documentId: z.string().optional(),
  commentId: z.string().optional(),
  by: z.string(),
  text: z.string().optional(),
})
export type NotificationContent = z.infer<typeof notificationContent>

/** Something a person is told. `place` is where its comment is pinned; null without one, or where that was taken back. */
export const notification = z.object({
  id: z.string(),
  kind: notificationKind,
  content: notificationContent,
  /** It is about work of the person's own; else about work they may review. */
  isOwnWork: z.boolean(),
  place: z.object({ frame: z.number().int().nullable(), segmentId: z.string().nullable() }).nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})
export type Notification = z.infer<typeof notification>

/** The answer of `GET /api/notifications`: the newest ones, and how many are unread in all. */
export const notificationList = z.object({
  notifications: z.array(notification),
  unread: z.number().int().min(0),
})
export type NotificationList = z.infer<typeof notificationList>

/** The body of `POST /api/notifications/read`: these, or all there are. */
export const readNotifications = z.union([
  z.strictObject({ ids: z.array(z.string().max(64)).max(200) }),
  z.strictObject({ all: z.literal(true) }),
])
export type ReadNotifications = z.infer<typeof readNotifications>

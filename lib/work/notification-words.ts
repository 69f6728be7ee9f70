import type { Notification } from './notification-schema'

/** A notification as one sentence, without a full stop. */
export function notificationWords({ kind, content: { by, title } }: Pick<Notification, 'kind' | 'content'>): string {
  switch (kind) {
    case 'assigned':
      return `${by} gave you ${title} to label`
    case 'submitted':
      return `${by} submitted work on ${title}`
    case 'returned':
      return `${by} returned your work on ${title}`
    case 'accepted':
      return `${by} accepted your work on ${title}`
    case 'commented':
      return `${by} commented on ${title}`
  }
}

/** Where a notification leads: one’s own work is in the workspace, that of others where it is reviewed. */
export function notificationLink({ content, isOwnWork, place }: Notification): string {
  const { videoId, documentId } = content
  const isReview = documentId !== undefined && !isOwnWork
  const path = isReview ? `/review/${encodeURIComponent(documentId)}` : `/videos/${encodeURIComponent(videoId)}`
  const query = [
    ...(place === null || place.frame === null ? [] : [`frame=${place.frame}`]),
    ...(place === null || place.segmentId === null ? [] : [`segment=${encodeURIComponent(place.segmentId)}`]),
  ]
  return query.length === 0 ? path : `${path}?${query.join('&')}`
}

import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import type { SeekBatch } from '@/lib/player/seek-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'

/** Keeps what a page measured; events that are kept already are passed over. Error: `video-not-found`. */
export async function storeSeeks(
  videoId: string,
  { pageId, events }: SeekBatch,
  userId: string,
): Promise<Result<{ readonly stored: number }, ApiError>> {
  return db().$transaction(async (transaction) => {
    if ((await transaction.video.count({ where: { id: videoId, deletedAt: null } })) === 0) return err(VIDEO_NOT_FOUND)
    const ids = events.map(({ id }) => id)
    const known = await transaction.seekEvent.findMany({ where: { id: { in: ids } }, select: { id: true } })
    const seen = new Set(known.map(({ id }) => id))
    // The last of two with one id in the same batch: they are the same event.
    const fresh = [...new Map(events.map((event) => [event.id, event])).values()].filter(({ id }) => !seen.has(id))
    if (fresh.length === 0) return ok({ stored: 0 })
    const { count } = await transaction.seekEvent.createMany({
      data: fresh.map((event) => ({ ...event, videoId, userId, pageId, occurredAt: new Date(event.occurredAt) })),
    })
    return ok({ stored: count })
  })
}

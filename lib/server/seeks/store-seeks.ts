import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import type { SeekBatch, SeekEventRecord } from '@/lib/player/seek-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'
import { keepWatchTime } from './keep-watch-time'
import { forgetSummary } from './kept-summaries'
import type { ReportingPage } from './reporting-page'

/**
 * Keeps what a page measured; events that are kept already are passed over and not in `stored`, and of a page's totals
 * the greater stay. Error: `video-not-found`.
 */
export async function storeSeeks(
  videoId: string,
  { pageId, events, watch }: SeekBatch,
  userId: string,
): Promise<Result<{ readonly stored: number }, ApiError>> {
  const page = { videoId, userId, pageId }
  const stored = await db().$transaction(async (transaction) => {
    if ((await transaction.video.count({ where: { id: videoId, deletedAt: null } })) === 0) return null
    if (watch !== undefined) await keepWatchTime(transaction, page, watch)
    return storeEvents(transaction, page, events)
  })
  if (stored === null) return err(VIDEO_NOT_FOUND)
  forgetSummary(videoId)
  return ok({ stored })
}

async function storeEvents(
  transaction: Prisma.TransactionClient,
  page: ReportingPage,
  events: readonly SeekEventRecord[],
): Promise<number> {
  const ids = events.map(({ id }) => id)
  const known = await transaction.seekEvent.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const seen = new Set(known.map(({ id }) => id))
  // The last of two with one id in the same batch: they are the same event.
  const fresh = [...new Map(events.map((event) => [event.id, event])).values()].filter(({ id }) => !seen.has(id))
  if (fresh.length === 0) return 0
  const { count } = await transaction.seekEvent.createMany({
    data: fresh.map((event) => ({ ...event, ...page, occurredAt: new Date(event.occurredAt) })),
  })
  return count
}

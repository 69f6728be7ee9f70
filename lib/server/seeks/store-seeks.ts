import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import type { SeekBatch, SeekEventRecord } from '@/lib/player/seek-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { VIDEO_NOT_FOUND, variantMissing } from '@/lib/server/videos/video-exists'
import { isSeen, visibleTo } from '@/lib/server/videos/visible-to'
import { keepWatchTime } from './keep-watch-time'
import { forgetSummary } from './kept-summaries'
import type { ReportingPage } from './reporting-page'

/**
 * Keeps what a page measured; events that are kept already are passed over and not in `stored`, and of a page's totals
 * the greater stay. Errors: `video-not-found`; `variant-missing` for a report of footage that does not exist for
 * `principal`, of which nothing is kept.
 */
export async function storeSeeks(
  videoId: string,
  { pageId, events, watch }: SeekBatch,
  principal: Principal,
): Promise<Result<{ readonly stored: number }, ApiError>> {
  const reported = [...events.map(({ variant }) => variant), ...(watch === undefined ? [] : [watch.variant])]
  const unseen = reported.find((kind) => !isSeen(kind, principal))
  const page = { videoId, userId: principal.userId, pageId }
  const stored = await db().$transaction(async (transaction) => {
    const where = { id: videoId, ...visibleTo(principal) }
    if ((await transaction.video.count({ where })) === 0) return err(VIDEO_NOT_FOUND)
    if (unseen !== undefined) return err(variantMissing(unseen))
    if (watch !== undefined) await keepWatchTime(transaction, page, watch)
    return ok({ stored: await storeEvents(transaction, page, events) })
  })
  if (stored.ok) forgetSummary(videoId)
  return stored
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

import 'server-only'
import type { WatchReport } from '@/lib/player/seek-schema'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { ReportingPage } from './reporting-page'

/**
 * Keeps the totals of one page and variant. Each only ever grows, so of what is kept and what is reported the greater
 * stays: a report that is sent twice, or arrives after a later one, changes nothing.
 */
export async function keepWatchTime(
  transaction: Prisma.TransactionClient,
  { videoId, userId, pageId }: ReportingPage,
  { variant, ...reported }: WatchReport,
): Promise<void> {
  const key = { videoId, pageId, variant }
  const kept = await transaction.watchTime.findUnique({ where: { videoId_pageId_variant: key } })
  if (kept === null) {
    await transaction.watchTime.create({ data: { ...key, userId, ...reported } })
    return
  }
  const greatest = {
    playedMs: Math.max(kept.playedMs, reported.playedMs),
    stalledMs: Math.max(kept.stalledMs, reported.stalledMs),
    predictionsMade: Math.max(kept.predictionsMade, reported.predictionsMade),
    predictionsUsed: Math.max(kept.predictionsUsed, reported.predictionsUsed),
  }
  await transaction.watchTime.update({ where: { videoId_pageId_variant: key }, data: greatest })
}

import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import type { SeekSummary } from '@/lib/player/seek-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/labeled-variant'

/** A seek that another one overtook did not fail. */
const NOT_AN_ERROR = ['landed-elsewhere', 'superseded']

/** How seeking in a video has been going, over the newest 10,000 events. Error: `video-not-found`. */
export async function summarizeSeeks(videoId: string): Promise<Result<SeekSummary, ApiError>> {
  if ((await db().video.count({ where: { id: videoId, deletedAt: null } })) === 0) return err(VIDEO_NOT_FOUND)
  const events = await db().seekEvent.findMany({
    where: { videoId },
    orderBy: { occurredAt: 'desc' },
    take: 10_000,
    select: { targetFrame: true, landedFrame: true, latencyMs: true, error: true },
  })
  const latencies = events.flatMap(({ latencyMs }) => latencyMs ?? []).sort((a, b) => a - b)
  const landed = events.filter(({ landedFrame }) => landedFrame !== null)
  const exact = landed.filter(({ landedFrame, targetFrame }) => landedFrame === targetFrame)
  return ok({
    count: events.length,
    latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    shareExact: landed.length === 0 ? null : exact.length / landed.length,
    errors: events.filter(({ error }) => error !== null && !NOT_AN_ERROR.includes(error)).length,
  })
}

/** The smallest value that at least `share` of the sorted values do not exceed (nearest rank); null of no values. */
const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? null

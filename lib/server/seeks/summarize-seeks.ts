import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { nearestRank } from '@/lib/player/nearest-rank'
import type { SeekSummary } from '@/lib/player/seek-schema'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'

/** A seek that another one overtook did not fail. */
const NOT_AN_ERROR = ['landed-elsewhere', 'superseded']

/** How seeking in a video has been going, over the newest 10,000 events. Error: `video-not-found`. */
export async function summarizeSeeks(videoId: string): Promise<Result<SeekSummary, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
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
    latencyMs: { p50: nearestRank(latencies, 0.5), p95: nearestRank(latencies, 0.95) },
    shareExact: landed.length === 0 ? null : exact.length / landed.length,
    errors: events.filter(({ error }) => error !== null && !NOT_AN_ERROR.includes(error)).length,
  })
}

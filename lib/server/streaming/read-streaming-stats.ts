import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { addBuckets, type StreamingStats, type StreamingTotals, ttfbQuantile } from '@/lib/http/streaming-stats'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'
import type { VariantKind } from '@/lib/videos/schema'
import { emptyCounts, type StreamingCounts, streamingMemory } from './recorder'

type Part = { readonly variant: VariantKind; readonly counts: StreamingCounts }

/** What was streamed of a video so far, by this process and all before it: the rows, and what is not written yet. */
export async function readStreamingStats(videoId: string): Promise<Result<StreamingStats, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  const { processId, entries } = streamingMemory()
  const rows = await db().streamingStats.findMany({ where: { videoId } })
  const inMemory = [...entries.values()].filter((entry) => entry.videoId === videoId)
  const isInMemory = (row: (typeof rows)[number]): boolean =>
    row.processId === processId &&
    inMemory.some(({ variant, hour }) => variant === row.variant && hour.getTime() === row.hour.getTime())
  const written: Part[] = rows
    .filter((row) => !isInMemory(row))
    .map(({ variant, ...row }) => ({
      variant,
      counts: { ...row, ttfbBuckets: bucketsOf(row.ttfbBuckets), seekPositions: bucketsOf(row.seekPositions) },
    }))
  const parts = [...written, ...inMemory]
  const raw = parts.filter(({ variant }) => variant === 'raw')
  const processed = parts.filter(({ variant }) => variant === 'processed')
  return ok({
    ...totalsOf(parts),
    variants: {
      ...(raw.length > 0 && { raw: totalsOf(raw) }),
      ...(processed.length > 0 && { processed: totalsOf(processed) }),
    },
  })
}

const bucketsOf = (json: unknown): number[] => (Array.isArray(json) ? json.map(Number) : [])

function totalsOf(parts: readonly Part[]): StreamingTotals {
  const { bytesSent, rangeBytes, ttfbBuckets, ...sum } = parts.map(({ counts }) => counts).reduce(add, emptyCounts())
  return {
    ...sum,
    bytes: Number(bytesSent),
    averageRangeBytes: sum.rangeRequests === 0 ? null : Number(rangeBytes) / sum.rangeRequests,
    errors: sum.clientErrors + sum.serverErrors,
    ttfbMs: { p50: ttfbQuantile(ttfbBuckets, 0.5), p95: ttfbQuantile(ttfbBuckets, 0.95) },
  }
}

const add = (a: StreamingCounts, b: StreamingCounts): StreamingCounts => ({
  requests: a.requests + b.requests,
  rangeRequests: a.rangeRequests + b.rangeRequests,
  bytesSent: a.bytesSent + b.bytesSent,
  rangeBytes: a.rangeBytes + b.rangeBytes,
  aborts: a.aborts + b.aborts,
  clientErrors: a.clientErrors + b.clientErrors,
  serverErrors: a.serverErrors + b.serverErrors,
  ttfbBuckets: addBuckets(a.ttfbBuckets, b.ttfbBuckets),
  seekPositions: addBuckets(a.seekPositions, b.seekPositions),
})

import 'server-only'
import { randomUUID } from 'node:crypto'
import { type ByteRange, rangeLength } from '@/lib/http/range-outcome'
import { emptyBuckets, POSITION_BUCKETS, positionBucket, TTFB_BUCKETS, ttfbBucket } from '@/lib/http/streaming-stats'
import { processWide } from '@/lib/server/process-wide'
import type { VariantKind } from '@/lib/videos/schema'
import type { StreamEnd } from './byte-stream'

/** What was streamed of one variant within one hour: the columns of a StreamingStats row of this process. */
export type StreamingCounts = {
  requests: number
  rangeRequests: number
  bytesSent: bigint
  rangeBytes: bigint
  aborts: number
  clientErrors: number
  serverErrors: number
  ttfbBuckets: number[]
  seekPositions: number[]
}

/** One row in the making. `isDirty`: it counts something that the database does not have yet. */
export type StreamingEntry = {
  readonly videoId: string
  readonly variant: VariantKind
  readonly hour: Date
  readonly counts: StreamingCounts
  isDirty: boolean
}

/** The counts of this process, and the name they are stored under. */
export type StreamingMemory = {
  readonly processId: string
  readonly entries: Map<string, StreamingEntry>
}

/** What happens to one request, told as it happens. Each call counts in memory and waits for nothing. */
export type RequestObserver = {
  /** The status, and the granted range if it is a 206. */
  readonly answered: (status: number, granted?: { readonly range: ByteRange; readonly sizeBytes: number }) => void
  readonly firstBytes: () => void
  readonly ended: (end: StreamEnd, sent: number) => void
}

const HOUR_MS = 3_600_000
const slot = processWide<StreamingMemory>('streaming-memory')

/** The counts of this process. */
export function streamingMemory(): StreamingMemory {
  slot.value ??= { processId: randomUUID(), entries: new Map() }
  return slot.value
}

/** Counts one request for a variant of an existing video, from now on. */
export function observeRequest(videoId: string, variant: VariantKind): RequestObserver {
  const startedAt = performance.now()
  const { key, entry } = entryFor(videoId, variant)
  const { counts } = entry
  const touch = (): void => {
    entry.isDirty = true
    // A stream of many hours counts in the hour in which it began, also when that was forgotten in the meantime.
    streamingMemory().entries.set(key, entry)
  }
  return {
    answered(status, granted) {
      touch()
      counts.requests += 1
      if (status >= 500) counts.serverErrors += 1
      else if (status >= 400) counts.clientErrors += 1
      if (granted === undefined) return
      counts.rangeRequests += 1
      counts.rangeBytes += BigInt(rangeLength(granted.range))
      increment(counts.seekPositions, positionBucket(granted.range.first, granted.sizeBytes))
    },
    firstBytes() {
      touch()
      increment(counts.ttfbBuckets, ttfbBucket(performance.now() - startedAt))
    },
    ended(end, sent) {
      touch()
      counts.bytesSent += BigInt(sent)
      if (end === 'aborted' || end === 'stalled') counts.aborts += 1
      if (end === 'truncated' || end === 'failed') counts.serverErrors += 1
    },
  }
}

function entryFor(videoId: string, variant: VariantKind): { readonly key: string; readonly entry: StreamingEntry } {
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS
  const key = `${videoId}/${variant}/${hour}`
  const known = streamingMemory().entries.get(key)
  return { key, entry: known ?? { videoId, variant, hour: new Date(hour), counts: emptyCounts(), isDirty: false } }
}

/** Counts of nothing. */
export const emptyCounts = (): StreamingCounts => ({
  requests: 0,
  rangeRequests: 0,
  bytesSent: 0n,
  rangeBytes: 0n,
  aborts: 0,
  clientErrors: 0,
  serverErrors: 0,
  ttfbBuckets: emptyBuckets(TTFB_BUCKETS),
  seekPositions: emptyBuckets(POSITION_BUCKETS),
})

function increment(buckets: number[], bucket: number): void {
  buckets[bucket] = (buckets[bucket] ?? 0) + 1
}

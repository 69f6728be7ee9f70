import 'server-only'
import { randomUUID } from 'node:crypto'
import type { ByteCoverage } from '@/lib/http/byte-coverage'
import { emptyBuckets, POSITION_BUCKETS, TTFB_BUCKETS } from '@/lib/http/streaming-stats'
import { processWide } from '@/lib/server/process-wide'
import type { RenditionKind, VariantKind } from '@/lib/videos/schema'

/** Which file: one rendition of one variant of an existing video. */
export type ObservedRendition = {
  readonly videoId: string
  readonly variant: VariantKind
  readonly rendition: RenditionKind
}

/** What was sent of one rendition within one hour: the columns of a StreamingStats row of this process. */
export type StreamingCounts = {
  requests: number
  rangeRequests: number
  bytesSent: number
  rangeBytes: number
  wholeBytes: number
  fileBytes: number
  aborts: number
  clientErrors: number
  serverErrors: number
  statuses: Map<number, number>
  ttfbBuckets: number[]
  seekPositions: number[]
  coverage: ByteCoverage
}

/** One row in the making. `isDirty`: it counts something that the database does not have yet. */
export type StreamingEntry = ObservedRendition & {
  readonly key: string
  /** The start of the hour, in milliseconds since 1970. */
  readonly hourMs: number
  readonly counts: StreamingCounts
  isDirty: boolean
}

/** The counts of this process, and the name they are stored under. */
export type StreamingMemory = {
  readonly processId: string
  readonly entries: Map<string, StreamingEntry>
}

export const HOUR_MS = 3_600_000
const slot = processWide<StreamingMemory>('streaming-memory')

/** The counts of this process. */
export function streamingMemory(): StreamingMemory {
  slot.value ??= { processId: randomUUID(), entries: new Map() }
  return slot.value
}

/** The entry of `target` for the hour of `nowMs`; it is in the memory only once something was counted in it. */
export function entryFor(target: ObservedRendition, nowMs: number): StreamingEntry {
  // The number of the hour is small enough for the engine to remember its text; milliseconds are not.
  const hour = Math.floor(nowMs / HOUR_MS)
  const key = `${target.videoId}/${target.variant}/${target.rendition}/${hour}`
  const known = streamingMemory().entries.get(key)
  return known ?? { ...target, key, hourMs: hour * HOUR_MS, counts: emptyCounts(), isDirty: false }
}

/** Has `entry` written at the next turn. A stream of many hours counts where it began, also when that was forgotten. */
export function touch(entry: StreamingEntry): void {
  if (entry.isDirty) return
  entry.isDirty = true
  streamingMemory().entries.set(entry.key, entry)
}

/** Counts of nothing. */
export const emptyCounts = (): StreamingCounts => ({
  requests: 0,
  rangeRequests: 0,
  bytesSent: 0,
  rangeBytes: 0,
  wholeBytes: 0,
  fileBytes: 0,
  aborts: 0,
  clientErrors: 0,
  serverErrors: 0,
  statuses: new Map(),
  ttfbBuckets: emptyBuckets(TTFB_BUCKETS),
  seekPositions: emptyBuckets(POSITION_BUCKETS),
  coverage: [],
})

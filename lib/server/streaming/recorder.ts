import 'server-only'
import { addRange } from '@/lib/http/byte-coverage'
import { type ByteRange, rangeLength } from '@/lib/http/range-outcome'
import { positionBucket, ttfbBucket } from '@/lib/http/streaming-stats'
import { type Carried, type CarriedCounts, mediaCounters } from './media-counters'
import type { StreamEnd } from './stream-end'
import { entryFor, type ObservedRendition, type StreamingCounts, type StreamingEntry, touch } from './streaming-memory'

export type { ObservedRendition } from './streaming-memory'

/** What hands the bytes over: the route handler, the socket beside it, or the server in front. */
export type Carrier = 'route' | 'fast-path' | 'nginx'
export const CARRIERS = ['route', 'fast-path', 'nginx'] as const satisfies readonly Carrier[]

/** The ranges that an answer with a body carries, disjoint and in the order they are sent, of a file of `sizeBytes`. */
export type GrantedRanges = { readonly ranges: readonly ByteRange[]; readonly sizeBytes: number }

/**
 * One request for a rendition of an existing video, told what happens as it happens. Each call counts in memory, for the
 * video and for the process, and waits for nothing. A class, as every range makes one.
 */
export class RequestObserver {
  private readonly startedAt = performance.now()
  private readonly entry: StreamingEntry
  private readonly carried: Carried
  private readonly total: CarriedCounts
  private granted: GrantedRanges | null = null

  constructor(target: ObservedRendition, carrier: Carrier) {
    this.entry = entryFor(target, Date.now())
    this.carried = mediaCounters()[carrier]
    this.total = this.carried[target.variant]
  }

  /** The status, and the granted ranges of a 200 or 206 that has a body (the whole file for a 200). */
  answered(status: number, granted: GrantedRanges | null = null): void {
    const { entry, total } = this
    touch(entry)
    countAnswer(entry.counts, status)
    total.statuses.set(status, (total.statuses.get(status) ?? 0) + 1)
    if (status === 206) total.rangeRequests += 1
    if (granted === null) return
    this.granted = granted
    total.active += 1
    countGranted(entry.counts, status, granted)
  }

  firstBytes(): void {
    touch(this.entry)
    const ms = performance.now() - this.startedAt
    const bucket = ttfbBucket(ms)
    const { times } = this.carried
    increment(this.entry.counts.ttfbBuckets, bucket)
    increment(times.buckets, bucket)
    times.sumMs += ms
  }

  /** `sent`: how many bytes of the granted ranges, in their order, were handed to the network. */
  ended(end: StreamEnd, sent: number): void {
    const { entry, total, granted } = this
    if (granted === null) return
    touch(entry)
    countEnd(entry.counts, granted, end, sent)
    this.granted = null
    total.active -= 1
    total.bytes += sent
    if (isAbort(end)) total.aborts += 1
  }
}

function countAnswer(counts: StreamingCounts, status: number): void {
  counts.requests += 1
  counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1)
  if (status === 206) counts.rangeRequests += 1
  else if (status >= 500) counts.serverErrors += 1
  else if (status >= 400) counts.clientErrors += 1
}

function countGranted(counts: StreamingCounts, status: number, { ranges, sizeBytes }: GrantedRanges): void {
  counts.wholeBytes += sizeBytes
  if (counts.fileBytes !== sizeBytes) {
    // Another file: what was sent of the one before says nothing about it.
    counts.fileBytes = sizeBytes
    counts.coverage.length = 0
  }
  if (status !== 206) return
  for (const range of ranges) {
    counts.rangeBytes += rangeLength(range)
    increment(counts.seekPositions, positionBucket(range.first, sizeBytes))
  }
}

function countEnd(counts: StreamingCounts, { ranges, sizeBytes }: GrantedRanges, end: StreamEnd, sent: number): void {
  counts.bytesSent += sent
  if (isAbort(end)) counts.aborts += 1
  else if (end !== 'complete') counts.serverErrors += 1
  if (counts.fileBytes !== sizeBytes) return
  let left = sent
  for (const range of ranges) {
    if (left <= 0) return
    addRange(counts.coverage, { first: range.first, last: Math.min(range.last, range.first + left - 1) })
    left -= rangeLength(range)
  }
}

const isAbort = (end: StreamEnd): boolean => end === 'aborted' || end === 'stalled'

function increment(buckets: number[], bucket: number): void {
  buckets[bucket] = (buckets[bucket] ?? 0) + 1
}

import 'server-only'
import { addRange } from '@/lib/http/byte-coverage'
import { type ByteRange, rangeLength } from '@/lib/http/range-outcome'
import { positionBucket, ttfbBucket } from '@/lib/http/streaming-stats'
import { mediaCounters } from './media-counters'
import type { StreamEnd } from './stream-end'
import { entryFor, type ObservedRendition, type StreamingCounts, touch } from './streaming-memory'

export type { ObservedRendition } from './streaming-memory'

/** What hands the bytes over: the route handler, the socket beside it, or the server in front. */
export type Carrier = 'route' | 'fast-path' | 'nginx'
export const CARRIERS = ['route', 'fast-path', 'nginx'] as const satisfies readonly Carrier[]

/** The ranges that an answer with a body carries, disjoint and in the order they are sent, of a file of `sizeBytes`. */
export type GrantedRanges = { readonly ranges: readonly ByteRange[]; readonly sizeBytes: number }

/** What happens to one request, told as it happens. Each call counts in memory, waits for nothing and needs no `this`. */
export type RequestObserver = {
  /** The status, and the granted ranges of a 200 or 206 that has a body (one range; several for multipart; the whole file for 200). */
  answered(status: number, granted?: GrantedRanges): void
  firstBytes(): void
  /** `sent`: how many bytes of the granted ranges, in their order, were handed to the network. */
  ended(end: StreamEnd, sent: number): void
}

/** Counts one request for a rendition of an existing video, from now on: for the video, and for the process. */
export function observeRequest(target: ObservedRendition, carrier: Carrier): RequestObserver {
  const startedAt = performance.now()
  const entry = entryFor(target, Date.now())
  const { counts } = entry
  const carried = mediaCounters()[carrier]
  const total = carried[target.variant]
  let granted: GrantedRanges | undefined
  return {
    answered(status, ranges) {
      touch(entry)
      countAnswer(counts, status)
      total.statuses.set(status, (total.statuses.get(status) ?? 0) + 1)
      if (status === 206) total.rangeRequests += 1
      if (ranges === undefined) return
      granted = ranges
      total.active += 1
      countGranted(counts, status, ranges)
    },
    firstBytes() {
      touch(entry)
      const ms = performance.now() - startedAt
      const bucket = ttfbBucket(ms)
      increment(counts.ttfbBuckets, bucket)
      increment(carried.times.buckets, bucket)
      carried.times.sumMs += ms
    },
    ended(end, sent) {
      if (granted === undefined) return
      touch(entry)
      countEnd(counts, granted, end, sent)
      granted = undefined
      total.active -= 1
      total.bytes += sent
      if (isAbort(end)) total.aborts += 1
    },
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

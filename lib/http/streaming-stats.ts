import { z } from 'zod'

/**
 * Upper bounds of the buckets in which times to the first byte are counted, in milliseconds; the last bucket has none.
 * Each is about 1.5 times the one before, so a percentile read from them is right to a third.
 */
export const TTFB_BOUNDS_MS = [
  0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000,
  10000,
] as const

export const TTFB_BUCKETS = TTFB_BOUNDS_MS.length + 1

/** In how many equal parts of a file the first positions of ranges are counted. */
export const POSITION_BUCKETS = 100

/** In how many equal parts of a file it is drawn what was ever sent. */
export const COVERAGE_CELLS = 200

/** `count` empty buckets. */
export const emptyBuckets = (count: number): number[] => new Array<number>(count).fill(0)

/** The bucket of a time to the first byte of `ms` >= 0. A time on a bound belongs to the bucket it bounds. */
export function ttfbBucket(ms: number): number {
  const found = TTFB_BOUNDS_MS.findIndex((bound) => ms <= bound)
  return found === -1 ? TTFB_BOUNDS_MS.length : found
}

/** The bucket of byte `first` in a file of `size` bytes, 0 <= first < size. */
export const positionBucket = (first: number, size: number): number =>
  Math.min(Math.floor((first / size) * POSITION_BUCKETS), POSITION_BUCKETS - 1)

/**
 * The time within which the share `q` (0..1) of the counted answers had their first byte: the upper bound of the bucket
 * it falls into, in milliseconds. Null if nothing was counted. Beyond the last bound it is that bound: at least so much.
 */
export function ttfbQuantile(buckets: readonly number[], q: number): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const rank = Math.max(Math.ceil(total * q), 1)
  let seen = 0
  for (const [bucket, count] of buckets.entries()) {
    seen += count
    if (seen >= rank) return TTFB_BOUNDS_MS[bucket] ?? TTFB_BOUNDS_MS[TTFB_BOUNDS_MS.length - 1] ?? null
  }
  return null
}

/** Element by element; the result has the length of `a`, and what `b` does not have counts as 0. */
export const addBuckets = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((count, bucket) => count + (b[bucket] ?? 0))

const count = z.number().int().nonnegative()

const share = z.number().min(0).max(1)

/** What was streamed of one rendition, of one variant, or of a whole video: `GET /api/videos/:id/streaming-stats`. */
export const streamingTotals = z.object({
  requests: count,
  /** Requests that were answered with a part of the file. */
  rangeRequests: count,
  /** Bytes handed to the network. */
  bytes: count,
  /** Mean of what was granted to a range request; null if there was none. */
  averageRangeBytes: z.number().nonnegative().nullable(),
  /** What a server without ranges would have sent: the size of the file for each answer with a body. Never below `bytes`. */
  wholeFileBytes: count,
  /** The share of `wholeFileBytes` that was not sent. Null while nothing was. */
  savedShare: share.nullable(),
  /** Sizes of the files that were sent, together; null while none was. */
  fileBytes: count.nullable(),
  /** Distinct bytes ever sent, as a share of `fileBytes`; at most so much (lib/http/byte-coverage). Null with `fileBytes`. */
  shareSent: share.nullable(),
  /** The same for each of {@link COVERAGE_CELLS} equal parts of the file; of several files, all together. */
  coverage: z.array(share).length(COVERAGE_CELLS).nullable(),
  /** Answers that the client did not wait for. */
  aborts: count,
  /** Answers of 400 and above, and bodies that broke off through a fault of the server. */
  errors: count,
  clientErrors: count,
  serverErrors: count,
  /** How many answers had each status; those from before this was recorded have none. */
  statuses: z.record(z.string().regex(/^\d{3}$/), count),
  /** Null while nothing was sent. */
  ttfbMs: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
  /** How many answers had their first byte within `upToMs` and after the bound before; the last has no bound. */
  ttfbBuckets: z.array(z.object({ upToMs: z.number().positive().nullable(), count })).length(TTFB_BUCKETS),
  /** How many ranges began in each hundredth of the file. */
  seekPositions: z.array(count).length(POSITION_BUCKETS),
})
export type StreamingTotals = z.infer<typeof streamingTotals>

/** One variant, and each of its files for itself. */
export const variantTotals = streamingTotals.extend({
  renditions: z.object({
    original: streamingTotals.optional(),
    playback: streamingTotals.optional(),
    scrub: streamingTotals.optional(),
  }),
})
export type VariantTotals = z.infer<typeof variantTotals>

/** All of a video, and each variant for itself. */
export const streamingStats = streamingTotals.extend({
  variants: z.object({ raw: variantTotals.optional(), processed: variantTotals.optional() }),
})
export type StreamingStats = z.infer<typeof streamingStats>

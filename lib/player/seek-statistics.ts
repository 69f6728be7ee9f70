import { nearestRank } from './nearest-rank'
import type { PrefetchUse, SeekOutcome } from './seek-request'

/**
 * Upper bounds of the latency classes, in milliseconds; the last class has none. The first are a half, one, two and
 * three pictures of a screen that shows 60 a second.
 */
export const LATENCY_BOUNDS_MS = [8, 17, 33, 50, 75, 100, 150, 200, 300, 500, 1000, 2000] as const

/** What is known of one seek that ended; the words are those of `lib/player/seek-schema`. */
export type MeasuredSeek = {
  readonly targetFrame: number
  readonly landedFrame: number | null
  readonly scrubMs: number | null
  readonly latencyMs: number | null
  readonly prefetch: PrefetchUse
}

/** What came of a seek of this page, as it is measured. */
export const measuredSeekOf = ({ request, landed, scrubMs, latencyMs, prefetch }: SeekOutcome): MeasuredSeek => ({
  targetFrame: request.target,
  landedFrame: landed,
  scrubMs,
  latencyMs,
  prefetch,
})

/** Milliseconds; null where nothing was measured. */
export type Percentiles = { readonly p50: number | null; readonly p95: number | null }

/** How many seeks took longer than the class before and at most `upToMs`; null is the last class, without a bound. */
export type LatencyClass = { readonly upToMs: number | null; readonly scrub: number; readonly full: number }

/** What a number of seeks amount to. */
export type SeekStatistics = {
  readonly count: number
  /** Showed a frame, whichever. */
  readonly landed: number
  /** Landed on the very frame that was asked for. */
  readonly exact: number
  /** To the first picture of the target, small or full. */
  readonly scrubMs: Percentiles
  /** To the full frame. */
  readonly latencyMs: Percentiles
  /** What was needed had been foreseen, or could have been and was not. */
  readonly hits: number
  readonly misses: number
}

/** Percentiles are nearest-rank: a latency that was measured, never one between two. */
export function seekStatistics(seeks: readonly MeasuredSeek[]): SeekStatistics {
  const landed = seeks.filter(({ landedFrame }) => landedFrame !== null)
  return {
    count: seeks.length,
    landed: landed.length,
    exact: landed.filter(({ landedFrame, targetFrame }) => landedFrame === targetFrame).length,
    scrubMs: percentilesOf(seeks.map(({ scrubMs }) => scrubMs)),
    latencyMs: percentilesOf(seeks.map(({ latencyMs }) => latencyMs)),
    hits: seeks.filter(({ prefetch }) => prefetch === 'hit').length,
    misses: seeks.filter(({ prefetch }) => prefetch === 'miss').length,
  }
}

/** How the latencies of `seeks` are spread over the classes of {@link LATENCY_BOUNDS_MS}, one more entry than bounds. */
export function latencyClasses(seeks: readonly MeasuredSeek[]): readonly LatencyClass[] {
  const scrub = countsOf(seeks.map(({ scrubMs }) => scrubMs))
  const full = countsOf(seeks.map(({ latencyMs }) => latencyMs))
  return [...LATENCY_BOUNDS_MS, null].map((upToMs, at) => ({ upToMs, scrub: scrub[at] ?? 0, full: full[at] ?? 0 }))
}

/** `part` of `whole` as 0..1; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

function percentilesOf(values: readonly (number | null)[]): Percentiles {
  const sorted = values.filter((ms) => ms !== null).sort((a, b) => a - b)
  return { p50: nearestRank(sorted, 0.5), p95: nearestRank(sorted, 0.95) }
}

function countsOf(values: readonly (number | null)[]): readonly number[] {
  const counts = new Array<number>(LATENCY_BOUNDS_MS.length + 1).fill(0)
  for (const ms of values) {
    if (ms === null) continue
    const found = LATENCY_BOUNDS_MS.findIndex((bound) => ms <= bound)
    const at = found === -1 ? LATENCY_BOUNDS_MS.length : found
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

import { z } from 'zod'
import { type SeekEventRecord, seekKind, type WatchTotals } from './seek-schema'
import { latencyClasses, type SeekStatistics, seekStatistics, shareOf } from './seek-statistics'

const count = z.number().int().nonnegative()
const milliseconds = z.number().nonnegative()
const share = z.number().min(0).max(1)
const percentiles = z.object({ p50: milliseconds.nullable(), p95: milliseconds.nullable() })

/** How the seeks of one kind went, or all. Null means: no event says. */
const seekFigures = z.object({
  count,
  /** From the wish to the first picture of the target, small or full. */
  scrubMs: percentiles,
  /** From the wish to the full frame. */
  latencyMs: percentiles,
  /** Of the seeks that presented a frame, the share that presented the target. */
  shareExact: share.nullable(),
})

/** The answer of `GET /api/videos/:id/seek-analytics`, also `seeks` of `GET /api/videos/:id/streaming-stats`. */
export const seekSummary = seekFigures.extend({
  errors: count,
  /** How many seeks took longer than the class before and at most `upToMs`; the last has no bound. */
  classes: z.array(z.object({ upToMs: milliseconds.nullable(), scrub: count, full: count })),
  /**
   * Waiting for bytes. `stalledMs` is all of it: in the middle of playing, and in seeks (`seekStalledMs` alone).
   * `share` is that of `playedMs + stalledMs`; null while nothing was played and nothing waited for.
   */
  stall: z.object({
    playedMs: milliseconds,
    stalledMs: milliseconds,
    seekStalledMs: milliseconds,
    share: share.nullable(),
  }),
  /** `hitRate`: of the seeks for which something could be foreseen, the share that found it here. */
  prefetch: z.object({
    hits: count,
    misses: count,
    hitRate: share.nullable(),
    predictionsMade: count,
    predictionsUsed: count,
  }),
  /** Only kinds of which there is a seek. */
  byKind: z.partialRecord(seekKind, seekFigures),
})
export type SeekSummary = z.infer<typeof seekSummary>
export type SeekFigures = z.infer<typeof seekFigures>

/** What a summary needs of a seek. */
export type SummedSeek = Omit<SeekEventRecord, 'id' | 'variant' | 'fromFrame' | 'occurredAt'>

/** A seek that another one overtook did not fail. */
const NOT_AN_ERROR = ['landed-elsewhere', 'superseded']

/**
 * What `seeks` and the totals of the pages that made them amount to.
 *
 * A wait is counted once: a page's `stalledMs` is time in which it should have been playing, and what seeks waited is in
 * none of it. Time that is neither played nor waited, with the picture standing or a seek busy decoding, is not in the
 * share. A run backwards is played time as a whole, what its seeks waited included.
 */
export function summaryOf(seeks: readonly SummedSeek[], watches: readonly WatchTotals[]): SeekSummary {
  const statistics = seekStatistics(seeks)
  const { hits, misses } = statistics
  const playedMs = sumOf(watches, ({ playedMs }) => playedMs)
  const seekStalledMs = sumOf(seeks, ({ stallMs }) => stallMs)
  const stalledMs = sumOf(watches, ({ stalledMs }) => stalledMs) + seekStalledMs
  return {
    ...figuresOf(statistics),
    errors: seeks.filter(({ error }) => error !== null && !NOT_AN_ERROR.includes(error)).length,
    classes: [...latencyClasses(seeks)],
    stall: { playedMs, stalledMs, seekStalledMs, share: shareOf(stalledMs, playedMs + stalledMs) },
    prefetch: {
      hits,
      misses,
      hitRate: shareOf(hits, hits + misses),
      predictionsMade: sumOf(watches, ({ predictionsMade }) => predictionsMade),
      predictionsUsed: sumOf(watches, ({ predictionsUsed }) => predictionsUsed),
    },
    byKind: figuresByKind(seeks),
  }
}

function figuresByKind(seeks: readonly SummedSeek[]): SeekSummary['byKind'] {
  const byKind: SeekSummary['byKind'] = {}
  for (const kind of seekKind.options) {
    const own = seeks.filter((seek) => seek.kind === kind)
    if (own.length > 0) byKind[kind] = figuresOf(seekStatistics(own))
  }
  return byKind
}

const figuresOf = ({ count, scrubMs, latencyMs, exact, landed }: SeekStatistics): SeekFigures => ({
  count,
  scrubMs,
  latencyMs,
  shareExact: shareOf(exact, landed),
})

const sumOf = <T>(items: readonly T[], numberOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + numberOf(item), 0)

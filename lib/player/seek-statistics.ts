import { nearestRank } from './nearest-rank'
import type { SeekOutcome } from './seek-request'

/** Upper bounds of the latency classes, in milliseconds; the last class has none. */
export const LATENCY_BOUNDS_MS = [25, 50, 75, 100, 150, 200, 300, 500, 1000] as const

/** What a number of seeks amount to. Latencies are null where no seek landed. */
export type SeekStatistics = {
  readonly count: number
  readonly landed: number
  /** Landed on the very frame that was asked for. */
  readonly exact: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly lastMs: number | null
  /** How many landed within each class of {@link LATENCY_BOUNDS_MS}, one more entry than bounds. */
  readonly classes: readonly number[]
}

/** Percentiles are nearest-rank: a latency that was measured, never one between two. */
export function seekStatistics(outcomes: readonly SeekOutcome[]): SeekStatistics {
  const latencies = outcomes.flatMap(({ latencyMs }) => (latencyMs === null ? [] : [latencyMs]))
  const sorted = latencies.toSorted((a, b) => a - b)
  const classes = Array.from({ length: LATENCY_BOUNDS_MS.length + 1 }, () => 0)
  for (const latency of latencies) classes[classOf(latency)] = (classes[classOf(latency)] ?? 0) + 1
  return {
    count: outcomes.length,
    landed: latencies.length,
    exact: outcomes.filter(({ landed, request }) => landed === request.target).length,
    p50Ms: nearestRank(sorted, 0.5),
    p95Ms: nearestRank(sorted, 0.95),
    lastMs: latencies.at(-1) ?? null,
    classes,
  }
}

function classOf(latencyMs: number): number {
  const at = LATENCY_BOUNDS_MS.findIndex((bound) => latencyMs <= bound)
  return at === -1 ? LATENCY_BOUNDS_MS.length : at
}

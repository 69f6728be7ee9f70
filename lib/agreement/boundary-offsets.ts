import type { SegmentMatch } from './match-segments'

/** How far apart two people put boundaries, in frames; `bins` are in order and hold every offset. */
export type OffsetSummary = {
  readonly count: number
  /** Of the distances without their signs, by nearest rank; null where there are none. */
  readonly median: number | null
  readonly p90: number | null
  readonly bins: readonly OffsetBin[]
}

/** Offsets from `from` to `to`, both included; null is without end. */
export type OffsetBin = { readonly from: number | null; readonly to: number | null; readonly count: number }

/** The greatest distance of each bin on either side of 0; exact near 0, where a frame is a matter of taste. */
const REACHES = [1, 2, 5, 10, 25, 50] as const

/** The bins without their counts: 0 by itself, and as many before as after it. */
const BINS: readonly Omit<OffsetBin, 'count'>[] = (() => {
  const after = REACHES.map((to, nth) => ({ from: (REACHES[nth - 1] ?? 0) + 1, to: to as number | null }))
  const right = [...after, { from: 51 as number, to: null }]
  const left = right.map(({ from, to }) => ({ from: to === null ? null : -to, to: -from })).reverse()
  return [...left, { from: 0, to: 0 }, ...right]
})()

/** By how many frames the second starts later than the first (negative: earlier). */
export const startOffset = ({ a, b }: SegmentMatch): number => b.start - a.start

/** By how many frames the second ends later than the first (negative: earlier). */
export const endOffset = ({ a, b }: SegmentMatch): number => b.end - a.end

/** What `offsets` amount to. Turned round, they fill the bins on the other side; median and p90 stay. */
export function summarizeOffsets(offsets: readonly number[]): OffsetSummary {
  const distances = offsets.map(Math.abs).sort((x, y) => x - y)
  const rank = (share: number) => distances[Math.ceil(share * distances.length) - 1] ?? null
  const bins = BINS.map(({ from, to }) => ({
    from,
    to,
    count: offsets.filter((each) => (from === null || each >= from) && (to === null || each <= to)).length,
  }))
  return { count: offsets.length, median: rank(0.5), p90: rank(0.9), bins }
}

import { err, ok, type Result } from '@/lib/result/result'
import type { ByteRange } from './range-outcome'

/**
 * Which bytes of a file were ever sent: the bounds of disjoint intervals, `first, last, first, last …`, both inclusive,
 * ascending, with at least one byte between an interval and the next. It is changed in place, so that counting a
 * request allocates nothing.
 *
 * It has at most {@link COVERAGE_INTERVALS} intervals. One more closes the smallest gap, so from then on it may hold
 * bytes that were never sent: an upper bound. Below, it is exact, whatever the order in which ranges were added.
 */
export type ByteCoverage = number[]

export const COVERAGE_INTERVALS = 256

/** The intervals as they are stored: `[[first, last], …]`. */
export type CoverageJson = [number, number][]

/**
 * Adds the bytes of `range` to `coverage`. Finding the place is O(log n); what has to move is at most 512 numbers, and a
 * range beyond the cap looks at each gap once.
 */
export function addRange(coverage: ByteCoverage, { first, last }: ByteRange): void {
  // Intervals from `from` up to `to` overlap or touch the range, and become one with it.
  const from = intervalAt(coverage, 1, first - 1)
  const to = intervalAt(coverage, 0, last + 2)
  if (from === to) {
    coverage.splice(2 * from, 0, first, last)
    if (coverage.length > 2 * COVERAGE_INTERVALS) closeSmallestGap(coverage)
    return
  }
  const lastJoined = bound(coverage, 2 * to - 1)
  coverage[2 * from] = Math.min(first, bound(coverage, 2 * from))
  coverage[2 * from + 1] = Math.max(last, lastJoined)
  if (to - from > 1) coverage.splice(2 * from + 2, 2 * (to - from - 1))
}

/** All bytes of `a` and of `b`, capped as if the intervals of `b` were added to `a`. Neither is changed. */
export function mergeCoverage(a: ByteCoverage, b: ByteCoverage): ByteCoverage {
  const merged = [...a]
  for (let at = 0; at < b.length; at += 2) addRange(merged, { first: bound(b, at), last: bound(b, at + 1) })
  return merged
}

/** How many bytes it has: distinct bytes ever sent, or up to the closed gaps more. */
export function coveredBytes(coverage: ByteCoverage): number {
  let sum = 0
  for (let at = 0; at < coverage.length; at += 2) sum += bound(coverage, at + 1) - bound(coverage, at) + 1
  return sum
}

/** The covered share, 0..1, of each of `count` equal parts of a file of `size` > 0 bytes; a byte may lie in two parts. */
export function coverageCells(coverage: ByteCoverage, size: number, count: number): number[] {
  const width = size / count
  const cells = new Array<number>(count).fill(0)
  for (let at = 0; at < coverage.length; at += 2) {
    const start = bound(coverage, at)
    const end = Math.min(bound(coverage, at + 1) + 1, size)
    for (let cell = Math.floor(start / width); cell < count && cell * width < end; cell += 1) {
      const overlap = Math.min(end, (cell + 1) * width) - Math.max(start, cell * width)
      cells[cell] = Math.min((cells[cell] ?? 0) + Math.max(overlap, 0) / width, 1)
    }
  }
  return cells
}

export const coverageToJson = (coverage: ByteCoverage): CoverageJson =>
  Array.from({ length: coverage.length / 2 }, (_, i) => [bound(coverage, 2 * i), bound(coverage, 2 * i + 1)])

/** The coverage in `json`, in whatever order its intervals stand. Error: it holds something else. */
export function parseCoverage(json: unknown): Result<ByteCoverage, 'not-a-coverage'> {
  if (!Array.isArray(json)) return err('not-a-coverage')
  const coverage: ByteCoverage = []
  for (const interval of json as readonly unknown[]) {
    if (!isInterval(interval)) return err('not-a-coverage')
    addRange(coverage, { first: interval[0], last: interval[1] })
  }
  return ok(coverage)
}

// By hand: thousands of rows of hundreds of intervals are read for one page, and a schema takes ten times as long.
const isInterval = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  Number.isSafeInteger(value[0]) &&
  Number.isSafeInteger(value[1]) &&
  0 <= value[0] &&
  value[0] <= value[1]

/** The number of the first interval whose bound (`side` 0: first, 1: last) is at or after `least`. */
function intervalAt(coverage: ByteCoverage, side: 0 | 1, least: number): number {
  let low = 0
  let high = coverage.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bound(coverage, 2 * middle + side) < least) low = middle + 1
    else high = middle
  }
  return low
}

function closeSmallestGap(coverage: ByteCoverage): void {
  let smallest = 1
  let length = Number.POSITIVE_INFINITY
  for (let at = 1; at + 1 < coverage.length; at += 2) {
    const gap = bound(coverage, at + 1) - bound(coverage, at)
    if (gap >= length) continue
    smallest = at
    length = gap
  }
  coverage.splice(smallest, 2)
}

const bound = (coverage: ByteCoverage, at: number): number => coverage[at] ?? 0

import 'server-only'
import { type ByteCoverage, coverageCells, coveredBytes, mergeCoverage } from '@/lib/http/byte-coverage'
import {
  addBuckets,
  COVERAGE_CELLS,
  type StreamingTotals,
  TTFB_BOUNDS_MS,
  ttfbQuantile,
} from '@/lib/http/streaming-stats'
import { emptyCounts, type StreamingCounts, type StreamingEntry } from './streaming-memory'

/** What one process counted of one rendition within one hour, written or not. */
export type StreamingPart = Pick<StreamingEntry, 'variant' | 'rendition' | 'hourMs' | 'counts'>

/** One file, and which of its bytes were ever sent. */
export type SentFile = Pick<StreamingPart, 'variant' | 'rendition'> & {
  readonly sizeBytes: number
  readonly coverage: ByteCoverage
}

/** All `parts` together, which are of `files`, in the words of the API. */
export function totalsOf(parts: readonly StreamingPart[], files: readonly SentFile[]): StreamingTotals {
  const sum = parts.map(({ counts }) => counts).reduce(add, emptyCounts())
  const { requests, rangeRequests, bytesSent: bytes, rangeBytes, wholeBytes, aborts, clientErrors, serverErrors } = sum
  return {
    requests,
    rangeRequests,
    bytes,
    averageRangeBytes: rangeRequests === 0 ? null : rangeBytes / rangeRequests,
    wholeFileBytes: wholeBytes,
    savedShare: wholeBytes === 0 ? null : 1 - bytes / wholeBytes,
    ...coverageOf(files),
    aborts,
    errors: clientErrors + serverErrors,
    clientErrors,
    serverErrors,
    statuses: Object.fromEntries(sum.statuses),
    ttfbMs: { p50: ttfbQuantile(sum.ttfbBuckets, 0.5), p95: ttfbQuantile(sum.ttfbBuckets, 0.95) },
    ttfbBuckets: sum.ttfbBuckets.map((count, bucket) => ({ upToMs: TTFB_BOUNDS_MS[bucket] ?? null, count })),
    seekPositions: sum.seekPositions,
  }
}

const add = (a: StreamingCounts, b: StreamingCounts): StreamingCounts => ({
  requests: a.requests + b.requests,
  rangeRequests: a.rangeRequests + b.rangeRequests,
  bytesSent: a.bytesSent + b.bytesSent,
  rangeBytes: a.rangeBytes + b.rangeBytes,
  wholeBytes: a.wholeBytes + b.wholeBytes,
  // A file is not the sum of its hours: filesOf says what was sent of which.
  fileBytes: 0,
  coverage: [],
  aborts: a.aborts + b.aborts,
  clientErrors: a.clientErrors + b.clientErrors,
  serverErrors: a.serverErrors + b.serverErrors,
  statuses: addStatuses(a.statuses, b.statuses),
  ttfbBuckets: addBuckets(a.ttfbBuckets, b.ttfbBuckets),
  seekPositions: addBuckets(a.seekPositions, b.seekPositions),
})

function addStatuses(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Map<number, number> {
  const sum = new Map(a)
  for (const [status, count] of b) sum.set(status, (sum.get(status) ?? 0) + count)
  return sum
}

/** The file of each rendition as it was last sent; what was sent of another size was of another file. */
export function filesOf(parts: readonly StreamingPart[]): SentFile[] {
  const known = parts.filter(({ counts }) => counts.fileBytes > 0).toSorted((a, b) => b.hourMs - a.hourMs)
  const files = new Map<string, SentFile>()
  for (const { variant, rendition, counts } of known) {
    const key = `${variant}/${rendition}`
    const file = files.get(key) ?? { variant, rendition, sizeBytes: counts.fileBytes, coverage: [] }
    const isSame = file.sizeBytes === counts.fileBytes
    files.set(key, isSame ? { ...file, coverage: mergeCoverage(file.coverage, counts.coverage) } : file)
  }
  return [...files.values()]
}

/** Several files count by their size; a cell is the same part of each. */
function coverageOf(files: readonly SentFile[]): Pick<StreamingTotals, 'fileBytes' | 'shareSent' | 'coverage'> {
  const fileBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (fileBytes === 0) return { fileBytes: null, shareSent: null, coverage: null }
  const covered = files.reduce((sum, { coverage }) => sum + coveredBytes(coverage), 0)
  const cells = new Array<number>(COVERAGE_CELLS).fill(0)
  for (const { sizeBytes, coverage } of files) {
    for (const [cell, part] of coverageCells(coverage, sizeBytes, COVERAGE_CELLS).entries()) {
      cells[cell] = (cells[cell] ?? 0) + (part * sizeBytes) / fileBytes
    }
  }
  return { fileBytes, shareSent: covered / fileBytes, coverage: cells.map(toThousandths) }
}

/** Three digits are enough to draw with; the least and the greatest stay what they are. */
function toThousandths(share: number): number {
  const rounded = Math.round(share * 1000) / 1000
  return share > 0 && rounded === 0 ? 0.001 : Math.min(rounded, 1)
}

import { invariant } from '@/lib/result/invariant'
import type { RangeRequest, RangeSpec } from './range'

/** Bytes `first` up to and including `last`: 0 <= first <= last < size of the file (RFC 9110 section 14.1.2). */
export type ByteRange = { readonly first: number; readonly last: number }

/** What of a file answers a request. */
export type RangeOutcome =
  | { readonly kind: 'full' }
  | { readonly kind: 'partial'; readonly range: ByteRange }
  | { readonly kind: 'several'; readonly ranges: readonly ByteRange[] }
  | { readonly kind: 'unsatisfiable' }

/** More parts than this are nobody's player; the header that asks for them is ignored (RFC 9110 section 17.15). */
export const MAX_PARTS = 8

/** How many bytes the range has; at least 1. */
export const rangeLength = ({ first, last }: ByteRange): number => last - first + 1

/**
 * What of a file of `size` bytes (an integer >= 0) answers `request`.
 *
 * - An empty file is always sent whole: no Content-Range can describe a part of it.
 * - Ranges outside the file are dropped; if none is left, the request is unsatisfiable.
 * - Ranges that ask for more than the file in total are wasteful or an attack, and answered with the whole file
 *   (RFC 9110 section 14.2).
 * - The rest coalesce where they overlap or touch, and keep the order in which they were asked for (section 15.3.7.2).
 *   One is sent as it is, up to {@link MAX_PARTS} as several; more are answered with the whole file.
 */
export function evaluateRange(request: RangeRequest, size: number): RangeOutcome {
  invariant(Number.isSafeInteger(size) && size >= 0, `a size is an integer >= 0, got ${size}`)
  if (request.kind !== 'ranges' || size === 0) return { kind: 'full' }
  const asked = request.specs.map((spec) => resolve(spec, size)).filter((range) => range !== null)
  const total = asked.reduce((sum, range) => sum + rangeLength(range), 0)
  if (total > size) return { kind: 'full' }
  const ranges = asked.length < 2 ? asked : coalesce(asked)
  const [range] = ranges
  if (range === undefined) return { kind: 'unsatisfiable' }
  if (ranges.length === 1) return { kind: 'partial', range }
  return ranges.length > MAX_PARTS ? { kind: 'full' } : { kind: 'several', ranges }
}

/** The bytes that `spec` names in a file of `size` > 0 bytes, cut back to its end; null if it names none. */
function resolve(spec: RangeSpec, size: number): ByteRange | null {
  switch (spec.kind) {
    case 'closed':
      return spec.first < size ? { first: spec.first, last: Math.min(spec.last, size - 1) } : null
    case 'open':
      return spec.first < size ? { first: spec.first, last: size - 1 } : null
    case 'suffix':
      return spec.length > 0 ? { first: Math.max(size - spec.length, 0), last: size - 1 } : null
  }
}

/** The same bytes in the fewest ranges, each where the first of those it is made of was asked for. */
function coalesce(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const merged: { first: number; last: number; askedAt: number }[] = []
  const ascending = ranges.map((range, askedAt) => ({ ...range, askedAt })).sort((a, b) => a.first - b.first)
  for (const range of ascending) {
    const previous = merged.at(-1)
    if (previous === undefined || range.first > previous.last + 1) {
      merged.push(range)
      continue
    }
    previous.last = Math.max(previous.last, range.last)
    previous.askedAt = Math.min(previous.askedAt, range.askedAt)
  }
  return merged.sort((a, b) => a.askedAt - b.askedAt).map(({ first, last }) => ({ first, last }))
}

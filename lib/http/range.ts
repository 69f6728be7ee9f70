/**
 * One element of a Range header, before the size of the file is known (RFC 9110 section 14.1.1).
 *
 * Positions are 0-based and inclusive. Digits of any length are accepted; a position that a number cannot hold exactly
 * is clamped to Number.MAX_SAFE_INTEGER, which is past the end of every file.
 */
export type RangeSpec =
  | { readonly kind: 'closed'; readonly first: number; readonly last: number }
  | { readonly kind: 'open'; readonly first: number }
  | { readonly kind: 'suffix'; readonly length: number }

/** Why a Range header is treated as if it were absent (RFC 9110 section 14.2). */
export type IgnoredReason = 'unknown-unit' | 'malformed' | 'too-long' | 'too-many-ranges'

/** What a request asks for: everything, everything because its Range means nothing, or these ranges (at least one). */
export type RangeRequest =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason }
  | { readonly kind: 'ranges'; readonly specs: readonly [RangeSpec, ...RangeSpec[]] }

/** Longer headers and longer lists are an attack, not a player (RFC 9110 section 17.15). */
export const MAX_RANGE_HEADER_LENGTH = 8192
export const MAX_RANGES = 64

const UNIT_AND_SET = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(.*)$/
const INT_RANGE = /^(\d+)-(\d*)$/
const SUFFIX_RANGE = /^-(\d+)$/

/**
 * The value of a Range header; null if there is none.
 *
 * The unit is case-insensitive; an unknown one is ignored. Empty list elements are skipped (RFC 9110 section 5.6.1.2).
 * One invalid element, or one whose last position is before its first, invalidates the whole header, which is then
 * ignored, never rejected: 416 is kept for ranges that are well formed and outside the file.
 */
export function parseRange(header: string | null): RangeRequest {
  if (header === null) return { kind: 'absent' }
  if (header.length > MAX_RANGE_HEADER_LENGTH) return ignored('too-long')
  const match = UNIT_AND_SET.exec(header)
  if (match === null) return ignored('malformed')
  if (match[1]?.toLowerCase() !== 'bytes') return ignored('unknown-unit')
  return parseRangeSet(match[2] ?? '')
}

function parseRangeSet(set: string): RangeRequest {
  const elements = set
    .split(',')
    .map(trimWhitespace)
    .filter((element) => element !== '')
  const specs: RangeSpec[] = []
  for (const element of elements) {
    const spec = parseSpec(element)
    if (spec === null) return ignored('malformed')
    specs.push(spec)
  }
  const [first, ...rest] = specs
  if (first === undefined) return ignored('malformed')
  if (specs.length > MAX_RANGES) return ignored('too-many-ranges')
  return { kind: 'ranges', specs: [first, ...rest] }
}

function parseSpec(element: string): RangeSpec | null {
  const suffix = SUFFIX_RANGE.exec(element)
  if (suffix !== null) return { kind: 'suffix', length: position(suffix[1] ?? '') }
  const range = INT_RANGE.exec(element)
  if (range === null) return null
  const [, first = '', last = ''] = range
  if (last === '') return { kind: 'open', first: position(first) }
  return isBefore(last, first) ? null : { kind: 'closed', first: position(first), last: position(last) }
}

/** So many decimal digits always fit a number; longer ones are read as big integers. */
const EXACT_DIGITS = 15

function position(digits: string): number {
  if (digits.length <= EXACT_DIGITS) return Number(digits)
  const exact = BigInt(digits)
  return exact > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(exact)
}

const isBefore = (a: string, b: string): boolean =>
  a.length <= EXACT_DIGITS && b.length <= EXACT_DIGITS ? Number(a) < Number(b) : BigInt(a) < BigInt(b)

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t'

/** Without the white space at both ends; in one pass, as an expression would take quadratic time on a long run of it. */
function trimWhitespace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text[start])) start += 1
  while (end > start && isBlank(text[end - 1])) end -= 1
  return text.slice(start, end)
}

const ignored = (reason: IgnoredReason): RangeRequest => ({ kind: 'ignored', reason })

import { part, type RangeCase, severalParts, unsatisfiable, whole } from './case'

const THOUSAND = 1000
const killer = `bytes=0-,${Array.from({ length: 1300 }, (_, last) => `5-${last}`).join(',')}`

/** `count` ranges of one byte, with a gap of one behind each. */
const apart = (count: number) => Array.from({ length: count }, (_, n) => ({ first: 2 * n, last: 2 * n }))
const rangeOf = (spans: ReturnType<typeof apart>) => `bytes=${spans.map(({ first, last }) => `${first}-${last}`)}`

const parts = (...spans: readonly (readonly [first: number, last: number])[]) =>
  severalParts(THOUSAND, ...spans.map(([first, last]) => ({ first, last })))

/** Several ranges: what is one is sent as one, up to eight parts as several (RFC 9110 section 15.3.7.2). */
const several: readonly (readonly [id: string, range: string, expected: RangeCase['expected'], rule: string])[] = [
  ['multi-two-disjoint', 'bytes=0-1,5-8', parts([0, 1], [5, 8]), 'a gap between them'],
  ['multi-first-and-last', 'bytes=0-0,-2', parts([0, 0], [998, 999]), 'both ends'],
  ['multi-overlapping', 'bytes=0-9,5-14', part(0, 14, THOUSAND), 'overlapping ranges are one'],
  ['multi-adjacent', 'bytes=0-4,5-9', part(0, 9, THOUSAND), 'touching ranges are one'],
  ['multi-duplicate', 'bytes=0-4,0-4', part(0, 4, THOUSAND), 'the same range twice is one'],
  ['multi-unordered', 'bytes=500-509,0-9', parts([500, 509], [0, 9]), 'in the order asked for'],
  ['multi-three-merged-out-of-order', 'bytes=500-509,0-9,505-519', parts([500, 519], [0, 9]), 'merged in place'],
  ['multi-eight-parts', rangeOf(apart(8)), severalParts(THOUSAND, ...apart(8)), 'as many as there may be'],
  ['multi-nine-parts', rangeOf(apart(9)), whole(THOUSAND), 'one too many: the header is ignored'],
  ['multi-none-satisfiable', 'bytes=1000-,2000-3000,-0', unsatisfiable(THOUSAND), 'nothing is left'],
  ['multi-one-inverted', 'bytes=0-4,9-5,20-24', whole(THOUSAND), 'one bad element spoils the header'],
  ['multi-one-unsatisfiable', 'bytes=0-4,5000-6000', part(0, 4, THOUSAND), 'what is outside is dropped'],
  ['multi-unsat-first', 'bytes=5000-,0-4', part(0, 4, THOUSAND), 'what is outside is dropped, also in front'],
]

export const severalRanges: readonly RangeCase[] = [
  ...several.map(
    ([id, range, expected, rule]): RangeCase => ({ id, size: THOUSAND, send: { Range: range }, expected, rule }),
  ),
  {
    id: 'multi-wasteful-opens',
    send: { Range: 'bytes=0-,1-,2-,3-,4-' },
    expected: whole(),
    rule: 'more than the file in total (RFC 9110 section 17.15)',
  },
  {
    id: 'multi-bomb-apache-killer',
    size: 100_000,
    send: { Range: killer },
    expected: whole(100_000),
    rule: 'CVE-2011-3192: cheap, and never many parts',
  },
]

import { part, type RangeCase, whole } from './case'

const THOUSAND = 1000
const killer = `bytes=0-,${Array.from({ length: 1300 }, (_, last) => `5-${last}`).join(',')}`

/** Several ranges: one answer of one part where they come to one, else the whole file (RFC 9110 section 15.3.7.2). */
const several: readonly (readonly [id: string, range: string, expected: RangeCase['expected'], rule: string])[] = [
  ['multi-two-disjoint', 'bytes=0-1,5-8', whole(THOUSAND), 'a gap between them'],
  ['multi-first-and-last', 'bytes=0-0,-2', whole(THOUSAND), 'both ends'],
  ['multi-overlapping', 'bytes=0-9,5-14', part(0, 14, THOUSAND), 'overlapping ranges are one'],
  ['multi-adjacent', 'bytes=0-4,5-9', part(0, 9, THOUSAND), 'touching ranges are one'],
  ['multi-duplicate', 'bytes=0-4,0-4', part(0, 4, THOUSAND), 'the same range twice is one'],
  ['multi-unordered', 'bytes=500-509,0-9', whole(THOUSAND), 'a gap, in any order'],
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

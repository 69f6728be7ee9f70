import { type RangeCase, whole } from './case'

/** A Range that means nothing is as good as none: 200, never 416 (RFC 9110 sections 14.1.1 and 14.2). */
const ignored: readonly (readonly [id: string, range: string, rule: string])[] = [
  ['invalid-start-after-end', 'bytes=5-4', 'last before first'],
  ['invalid-start-after-end-far', 'bytes=500-20', 'inverted comes before outside'],
  ['invalid-no-dash', 'bytes=7', 'no dash'],
  ['invalid-alpha', 'bytes=alpha', 'letters'],
  ['invalid-alpha-start', 'bytes=x-100', 'letters are no empty first position'],
  ['invalid-lone-dash', 'bytes=-', 'no position'],
  ['invalid-three-parts', 'bytes=1-2-3', 'two dashes'],
  ['invalid-plus-sign', 'bytes=+1-2', 'a sign is no digit'],
  ['invalid-decimal', 'bytes=1.5-3', 'a point is no digit'],
  ['invalid-param', 'bytes=0-4;q=1', 'no parameters'],
  ['invalid-no-equals', 'bytes 0-4', 'the syntax of Content-Range'],
  ['invalid-garbage', 'asdf', 'neither unit nor range'],
  ['invalid-mixed-valid-and-garbage', 'bytes=0-4,x', 'one bad element spoils all'],
  ['invalid-mixed-valid-and-inverted', 'bytes=0-0,5-4', 'one inverted element spoils all'],
  ['invalid-mixed-unsat-and-inverted', 'bytes=100-110,5-2', 'meaningless comes before outside'],
  ['empty-header', '', 'an empty value'],
  ['empty-set', 'bytes=', 'an empty set'],
  ['empty-list-elements-only', 'bytes= , , ,', 'nothing but empty elements'],
  ['unit-seconds', 'seconds=1-5', 'an unknown unit'],
  ['unit-none', 'none=0-4', 'an unknown unit'],
]

export const ignoredRange: readonly RangeCase[] = [
  ...ignored.map(([id, range, rule]): RangeCase => ({ id, send: { Range: range }, expected: whole(), rule })),
  {
    id: 'duplicate-range-header',
    send: ['Range: bytes=0-4', 'Range: bytes=5-9'],
    expected: whole(),
    rule: 'two lines joined are no range set (RFC 9110 section 5.3)',
  },
]

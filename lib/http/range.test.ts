import { expect, test } from 'vitest'
import { MAX_RANGE_HEADER_LENGTH, MAX_RANGES, parseRange } from './range'

const malformed = { kind: 'ignored', reason: 'malformed' }
const unknownUnit = { kind: 'ignored', reason: 'unknown-unit' }
const closed = (first: number, last: number) => ({ kind: 'closed', first, last })
const open = (first: number) => ({ kind: 'open', first })
const suffix = (length: number) => ({ kind: 'suffix', length })
const ranges = (...specs: readonly unknown[]) => ({ kind: 'ranges', specs })

const huge = '9'.repeat(400)
const most = Number.MAX_SAFE_INTEGER

test.each([
  { header: null, expected: { kind: 'absent' }, rule: 'no header' },
  { header: 'bytes=0-499', expected: ranges(closed(0, 499)), rule: 'RFC 9110 14.1.2' },
  { header: 'bytes=9500-', expected: ranges(open(9500)), rule: 'open-ended' },
  { header: 'bytes=-500', expected: ranges(suffix(500)), rule: 'the last 500' },
  { header: 'bytes=-0', expected: ranges(suffix(0)), rule: 'well formed, though nothing can satisfy it' },
  { header: 'bytes=0-0,-1', expected: ranges(closed(0, 0), suffix(1)), rule: 'first and last byte' },
  {
    header: 'bytes= 0-999, 4500-5499, -1000',
    expected: ranges(closed(0, 999), closed(4500, 5499), suffix(1000)),
    rule: 'white space as in the example of the RFC',
  },
  { header: 'bytes=000-0004', expected: ranges(closed(0, 4)), rule: 'leading zeros' },
  { header: 'Bytes=0-4', expected: ranges(closed(0, 4)), rule: 'the unit is case-insensitive' },
  { header: 'bytes=0-4,', expected: ranges(closed(0, 4)), rule: 'empty elements are skipped' },
  { header: 'bytes=,\t0-4 ,,', expected: ranges(closed(0, 4)), rule: 'empty elements anywhere' },
  { header: `bytes=0-${huge}`, expected: ranges(closed(0, most)), rule: '400 digits are clamped' },
  { header: `bytes=${huge}-`, expected: ranges(open(most)), rule: '400 digits of first position are clamped' },
  { header: `bytes=-${huge}`, expected: ranges(suffix(most)), rule: '400 digits of suffix are clamped' },
  { header: 'bytes=9007199254740995-9007199254740993', expected: malformed, rule: 'inversion is seen before clamping' },
  { header: `bytes=${'0'.repeat(300)}7-7`, expected: ranges(closed(7, 7)), rule: 'zeros do not make a number big' },
  { header: '', expected: malformed, rule: 'empty' },
  { header: 'bytes', expected: malformed, rule: 'no set' },
  { header: 'bytes=', expected: malformed, rule: 'an empty set' },
  { header: 'bytes= , , ,', expected: malformed, rule: 'only empty elements' },
  { header: 'bytes 0-4', expected: malformed, rule: 'the syntax of Content-Range' },
  { header: 'bytes =0-4', expected: malformed, rule: 'no space in front of the equals sign' },
  { header: 'bytes=7', expected: malformed, rule: 'no dash' },
  { header: 'bytes=-', expected: malformed, rule: 'a lone dash' },
  { header: 'bytes=--5', expected: malformed, rule: 'two dashes' },
  { header: 'bytes=1-2-3', expected: malformed, rule: 'three parts' },
  { header: 'bytes=5-4', expected: malformed, rule: 'last before first' },
  { header: 'bytes=+1-2', expected: malformed, rule: 'a sign is not a digit' },
  { header: 'bytes=1.5-3', expected: malformed, rule: 'a point is not a digit' },
  { header: 'bytes=0x1-0x2', expected: malformed, rule: 'decimal only' },
  { header: 'bytes=1e1-20', expected: malformed, rule: 'no exponent' },
  { header: 'bytes=\u0661-\u0662', expected: malformed, rule: 'ASCII digits only' },
  { header: 'bytes=0 - 4', expected: malformed, rule: 'no white space inside a range' },
  { header: 'bytes=0-4;q=1', expected: malformed, rule: 'no parameters' },
  { header: 'bytes=0-4,x', expected: malformed, rule: 'one bad element spoils the header' },
  { header: 'bytes=0-4,9-8', expected: malformed, rule: 'one inverted element spoils the header' },
  { header: 'bytes=0-4, bytes=5-9', expected: malformed, rule: 'two header lines, joined' },
  { header: 'seconds=1-5', expected: unknownUnit, rule: 'another unit' },
  { header: 'none=0-4', expected: unknownUnit, rule: 'a word of Accept-Ranges' },
])('$header: $rule', ({ header, expected }) => {
  expect(parseRange(header)).toEqual(expected)
})

test('as many ranges as the limit are read, one more is ignored', () => {
  const list = (count: number) =>
    `bytes=${Array.from({ length: count }, (_, index) => `${index * 2}-${index * 2}`).join(',')}`
  expect(parseRange(list(MAX_RANGES)).kind).toBe('ranges')
  expect(parseRange(list(MAX_RANGES + 1))).toEqual({ kind: 'ignored', reason: 'too-many-ranges' })
})

test('a header longer than the limit is ignored unread', () => {
  const header = `bytes=0-${'9'.repeat(MAX_RANGE_HEADER_LENGTH)}`
  expect(parseRange(header)).toEqual({ kind: 'ignored', reason: 'too-long' })
})

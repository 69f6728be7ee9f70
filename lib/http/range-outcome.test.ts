import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from './range'
import { anyRangeHeader, anySize } from './range.arbitrary'
import { evaluateRange, MAX_PARTS, type RangeOutcome } from './range-outcome'

const full = { kind: 'full' }
const unsatisfiable = { kind: 'unsatisfiable' }
const partial = (first: number, last: number) => ({ kind: 'partial', range: { first, last } })
const several = (...ranges: readonly (readonly [number, number])[]) => ({
  kind: 'several',
  ranges: ranges.map(([first, last]) => ({ first, last })),
})
/** `count` ranges of one byte with a gap of one between them. */
const apart = (count: number) => `bytes=${Array.from({ length: count }, (_, n) => `${2 * n}-${2 * n}`).join(',')}`
const bytesApart = (count: number) => Array.from({ length: count }, (_, n) => [2 * n, 2 * n] as const)

test.each([
  { header: null, size: 100, expected: full, rule: 'no Range' },
  { header: 'bytes=7', size: 100, expected: full, rule: 'an ignored Range' },
  { header: 'bytes=0-0', size: 1, expected: partial(0, 0), rule: 'the only byte' },
  { header: 'bytes=0-99', size: 100, expected: partial(0, 99), rule: 'the whole file is still a part' },
  { header: 'bytes=0-100', size: 100, expected: partial(0, 99), rule: 'cut back to the end' },
  { header: 'bytes=99-', size: 100, expected: partial(99, 99), rule: 'open from the last byte' },
  { header: 'bytes=100-', size: 100, expected: unsatisfiable, rule: 'open from behind the end' },
  { header: 'bytes=100-200', size: 100, expected: unsatisfiable, rule: 'closed behind the end' },
  { header: 'bytes=-1', size: 100, expected: partial(99, 99), rule: 'the last byte' },
  { header: 'bytes=-100', size: 100, expected: partial(0, 99), rule: 'a suffix as long as the file' },
  { header: 'bytes=-101', size: 100, expected: partial(0, 99), rule: 'a longer suffix is the whole file' },
  { header: 'bytes=-0', size: 100, expected: unsatisfiable, rule: 'zero suffix, RFC 9110 14.1.2' },
  { header: 'bytes=0-', size: 0, expected: full, rule: 'an empty file has no part' },
  { header: 'bytes=-0', size: 0, expected: full, rule: 'an empty file has no part, not even an empty one' },
  { header: 'bytes=0-9,5-14', size: 100, expected: partial(0, 14), rule: 'overlapping ranges are one' },
  { header: 'bytes=5-14,0-9', size: 100, expected: partial(0, 14), rule: 'in any order' },
  { header: 'bytes=0-4,5-9', size: 100, expected: partial(0, 9), rule: 'touching ranges are one' },
  { header: 'bytes=0-4,0-4', size: 100, expected: partial(0, 4), rule: 'the same range twice' },
  { header: 'bytes=0-4,6-9', size: 100, expected: several([0, 4], [6, 9]), rule: 'a gap: several' },
  { header: 'bytes=50-59,0-9', size: 100, expected: several([50, 59], [0, 9]), rule: 'in the order asked for' },
  {
    ...{ header: 'bytes=50-59,0-9,58-69', size: 100, expected: several([50, 69], [0, 9]) },
    rule: 'what coalesces stands where its first was asked for',
  },
  {
    ...{ header: 'bytes=20-29,0-9,10-19', size: 100, expected: partial(0, 29) },
    rule: 'all of them coalesce to one',
  },
  { header: apart(8), size: 100, expected: several(...bytesApart(8)), rule: 'eight parts' },
  { header: apart(9), size: 100, expected: full, rule: 'nine parts are too many' },
  {
    ...{ header: `${apart(8)},0-0,2-2`, size: 100, expected: several(...bytesApart(8)) },
    rule: 'it is parts that are counted, not elements',
  },
  { header: 'bytes=500-,0-4', size: 100, expected: partial(0, 4), rule: 'what is outside is dropped' },
  { header: 'bytes=500-,-0', size: 100, expected: unsatisfiable, rule: 'nothing is left' },
  { header: 'bytes=0-,1-', size: 21, expected: full, rule: 'more than the file in total' },
])('$header of $size bytes: $rule', ({ header, size, expected }) => {
  expect(evaluateRange(parseRange(header), size)).toEqual(expected)
})

const rangesOf = (outcome: RangeOutcome) =>
  outcome.kind === 'partial' ? [outcome.range] : outcome.kind === 'several' ? outcome.ranges : []

test('whatever is asked of whatever file, a part lies inside it and no two touch', () => {
  fc.assert(
    fc.property(anyRangeHeader, anySize, (header, size) => {
      const ranges = rangesOf(evaluateRange(parseRange(header), size))
      expect(ranges.length).toBeLessThanOrEqual(MAX_PARTS)
      for (const { first, last } of ranges) {
        expect(Number.isSafeInteger(first) && Number.isSafeInteger(last)).toBe(true)
        expect(0 <= first && first <= last && last < size).toBe(true)
      }
      const ascending = ranges.toSorted((a, b) => a.first - b.first)
      for (const [n, { first }] of ascending.entries())
        if (n > 0) expect(first).toBeGreaterThan((ascending[n - 1]?.last ?? 0) + 1)
    }),
    { numRuns: 2000 },
  )
})

test('the parts are exactly the bytes that were asked for and are there', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([first, length]) => [first, first + length] as const)
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 60 }), (spans, size) => {
      const outcome = evaluateRange(parseRange(`bytes=${spans.map((each) => each.join('-')).join(',')}`), size)
      if (outcome.kind === 'full') return
      const wanted = (at: number) => spans.some(([first, last]) => first <= at && at <= last)
      const sent = (at: number) => rangesOf(outcome).filter(({ first, last }) => first <= at && at <= last).length
      for (let at = 0; at < size; at += 1) expect(sent(at)).toBe(wanted(at) ? 1 : 0)
    }),
  )
})

test('a size that is not one is a bug', () => {
  expect(() => evaluateRange({ kind: 'absent' }, Number.NaN)).toThrow('invariant')
  expect(() => evaluateRange({ kind: 'absent' }, -1)).toThrow('invariant')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from './range'
import { anyRangeHeader, anySize } from './range.arbitrary'
import { evaluateRange } from './range-outcome'

const full = { kind: 'full' }
const unsatisfiable = { kind: 'unsatisfiable' }
const partial = (first: number, last: number) => ({ kind: 'partial', range: { first, last } })

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
  { header: 'bytes=0-4,6-9', size: 100, expected: full, rule: 'a gap: no answer of several parts' },
  { header: 'bytes=500-,0-4', size: 100, expected: partial(0, 4), rule: 'what is outside is dropped' },
  { header: 'bytes=500-,-0', size: 100, expected: unsatisfiable, rule: 'nothing is left' },
  { header: 'bytes=0-,1-', size: 21, expected: full, rule: 'more than the file in total' },
])('$header of $size bytes: $rule', ({ header, size, expected }) => {
  expect(evaluateRange(parseRange(header), size)).toEqual(expected)
})

test('whatever is asked of whatever file, a part lies inside it', () => {
  fc.assert(
    fc.property(anyRangeHeader, anySize, (header, size) => {
      const outcome = evaluateRange(parseRange(header), size)
      if (outcome.kind !== 'partial') return
      const { first, last } = outcome.range
      expect(Number.isSafeInteger(first) && Number.isSafeInteger(last)).toBe(true)
      expect(0 <= first && first <= last && last < size).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('a size that is not one is a bug', () => {
  expect(() => evaluateRange({ kind: 'absent' }, Number.NaN)).toThrow('invariant')
  expect(() => evaluateRange({ kind: 'absent' }, -1)).toThrow('invariant')
})

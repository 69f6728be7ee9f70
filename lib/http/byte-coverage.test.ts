import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addRange,
  type ByteCoverage,
  COVERAGE_INTERVALS,
  coverageCells,
  coverageToJson,
  coveredBytes,
  mergeCoverage,
  parseCoverage,
} from './byte-coverage'
import type { ByteRange } from './range-outcome'

const of = (...ranges: readonly ByteRange[]): ByteCoverage => {
  const coverage: ByteCoverage = []
  for (const range of ranges) addRange(coverage, range)
  return coverage
}
const range = (first: number, last: number): ByteRange => ({ first, last })

test.each([
  { ranges: [range(0, 0)], expected: [0, 0], rule: 'one byte' },
  { ranges: [range(5, 9), range(0, 3)], expected: [0, 3, 5, 9], rule: 'one byte between keeps them apart' },
  { ranges: [range(5, 9), range(0, 4)], expected: [0, 9], rule: 'ranges that touch are one' },
  { ranges: [range(0, 9), range(3, 4)], expected: [0, 9], rule: 'what is inside changes nothing' },
  { ranges: [range(0, 1), range(4, 5), range(8, 9), range(1, 8)], expected: [0, 9], rule: 'a bridge joins all' },
  { ranges: [range(4, 5), range(8, 9), range(0, 20)], expected: [0, 20], rule: 'a cover swallows all' },
])('$rule', ({ ranges, expected }) => {
  expect(of(...ranges)).toEqual(expected)
})

const SIZE = 600
const someRange = fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)).map(([a, b]) => range(Math.min(a, b), Math.max(a, b)))
const shortRange = fc.tuple(fc.nat(SIZE - 4), fc.nat(3)).map(([first, more]) => range(first, first + more))
const someRanges = fc.array(fc.oneof(shortRange, someRange), { maxLength: 120 })

/** The same, one flag a byte. */
function bitmapOf(ranges: readonly ByteRange[], size = SIZE): boolean[] {
  const bits = new Array<boolean>(size).fill(false)
  for (const { first, last } of ranges) bits.fill(true, first, last + 1)
  return bits
}
const flags = (coverage: ByteCoverage, size = SIZE) =>
  bitmapOf(
    coverageToJson(coverage).map(([first, last]) => range(first, last)),
    size,
  )

describe('below the cap', () => {
  test('it has exactly the bytes that were added', () => {
    fc.assert(
      fc.property(someRanges, (ranges) => {
        const bits = bitmapOf(ranges)
        expect(flags(of(...ranges))).toEqual(bits)
        expect(coveredBytes(of(...ranges))).toBe(bits.filter(Boolean).length)
      }),
    )
  })

  test('intervals are ascending with a byte between them, and any order of ranges gives the same', () => {
    fc.assert(
      fc.property(someRanges, fc.infiniteStream(fc.nat()), (ranges, keys) => {
        const coverage = of(...ranges)
        for (let at = 1; at < coverage.length; at += 1) {
          const step = (coverage[at] ?? 0) - (coverage[at - 1] ?? 0)
          expect(step).toBeGreaterThanOrEqual(at % 2 === 1 ? 0 : 2)
        }
        const shuffled = ranges.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key)
        expect(of(...shuffled.map(({ one }) => one))).toEqual(coverage)
      }),
    )
  })

  test('a union: commutative, associative, idempotent, nothing is neutral, and neither side is changed', () => {
    fc.assert(
      fc.property(someRanges, someRanges, someRanges, (x, y, z) => {
        const [a, b, c] = [of(...x), of(...y), of(...z)]
        expect(mergeCoverage(a, b)).toEqual(mergeCoverage(b, a))
        expect(mergeCoverage(mergeCoverage(a, b), c)).toEqual(mergeCoverage(a, mergeCoverage(b, c)))
        expect(mergeCoverage(a, a)).toEqual(a)
        expect(mergeCoverage(a, [])).toEqual(a)
        expect(mergeCoverage(a, b)).toEqual(of(...x, ...y))
        expect(a).toEqual(of(...x))
      }),
    )
  })
})

describe('beyond the cap', () => {
  const LARGE = 20_000
  const far = fc.tuple(fc.nat(LARGE - 4), fc.nat(3)).map(([first, more]) => range(first, first + more))
  const many = fc.array(far, { minLength: 600, maxLength: 900 })

  test('it is an upper bound within the file', () => {
    fc.assert(
      fc.property(many, (ranges) => {
        const coverage = of(...ranges)
        const bits = flags(coverage, LARGE)
        expect(coverage.length).toBeLessThanOrEqual(2 * COVERAGE_INTERVALS)
        expect(bitmapOf(ranges, LARGE).every((isSent, at) => !isSent || bits[at])).toBe(true)
        expect(coveredBytes(coverage)).toBeLessThanOrEqual(LARGE)
      }),
      { numRuns: 30 },
    )
  })

  test('the smallest gap is the one that closes', () => {
    const apart = Array.from({ length: COVERAGE_INTERVALS }, (_, i) => range(100 * i, 100 * i + (i === 7 ? 98 : 9)))
    const coverage = of(...apart, range(100 * COVERAGE_INTERVALS, 100 * COVERAGE_INTERVALS))
    expect(coverage.slice(12, 18)).toEqual([600, 609, 700, 809, 900, 909])
    expect(coverage).toHaveLength(2 * COVERAGE_INTERVALS)
  })
})

test('cells have the share of each part, and together the bytes', () => {
  expect(coverageCells(of(range(0, 49)), 100, 4)).toEqual([1, 1, 0, 0])
  expect(coverageCells(of(range(10, 29)), 100, 4)).toEqual([0.6, 0.2, 0, 0])
  expect(coverageCells(of(range(0, 0)), 1, 3)).toEqual([1, 1, 1])
  fc.assert(
    fc.property(someRanges, fc.integer({ min: 1, max: 200 }), (ranges, count) => {
      const coverage = of(...ranges)
      const cells = coverageCells(coverage, SIZE, count)
      expect(cells.every((share) => share >= 0 && share <= 1)).toBe(true)
      const bytes = cells.reduce((sum, share) => sum + (share * SIZE) / count, 0)
      expect(bytes).toBeCloseTo(coveredBytes(coverage), 6)
    }),
  )
})

test('stored and read again it is the same; anything else is refused', () => {
  fc.assert(
    fc.property(someRanges, (ranges) => {
      const coverage = of(...ranges)
      expect(parseCoverage(JSON.parse(JSON.stringify(coverageToJson(coverage))))).toEqual({ ok: true, value: coverage })
    }),
  )
  for (const damaged of [null, {}, [1, 2], [[2, 1]], [[-1, 1]], [[0, 0.5]], [[0]], 'x']) {
    expect(parseCoverage(damaged)).toEqual({ ok: false, error: 'not-a-coverage' })
  }
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOffset, startOffset, summarizeOffsets } from './boundary-offsets'
import { type ComparedDocument, labelsIn, segmentsOf } from './document'
import { anyDocument, documentOf } from './document.arbitrary'
import { matchSegments } from './match-segments'
import { F1_THRESHOLDS, type F1Threshold, segmentF1 } from './segment-f1'
import { temporalIou } from './temporal-iou'

const matched = (a: ComparedDocument, b: ComparedDocument, threshold: number) =>
  matchSegments(segmentsOf(a, 'x'), segmentsOf(b, 'x'), threshold)

const pairs = (a: ComparedDocument, b: ComparedDocument, threshold: number) =>
  matched(a, b, threshold).map((match) => `${match.a.id} ${match.b.id}`)

test('a chain of four is two pairs, though the middle two share most', () => {
  // a0 [0,4) b0 [2,10) a1 [3,16) b1 [14,20): IoU a0 b0 2/10, a1 b0 7/14, a1 b1 2/17. The best first would leave one pair.
  const a = documentOf('a', ['x', 0, 4], ['x', 3, 16])
  const b = documentOf('b', ['x', 2, 10], ['x', 14, 20])
  expect(pairs(a, b, 0.1)).toEqual(['a0 b0', 'a1 b1'])
  expect(pairs(a, b, 0.15)).toEqual(['a1 b0'])
})

test('among as many pairs the ones that share most', () => {
  const a = documentOf('a', ['x', 0, 10])
  const b = documentOf('b', ['x', 0, 4], ['x', 1, 10])
  expect(pairs(a, b, 0.1)).toEqual(['a0 b1'])
})

/** The greatest count of pairs, then the greatest sum, of every way there is. */
function best(a: ComparedDocument, b: ComparedDocument, threshold: number): readonly [number, number] {
  const left = segmentsOf(a, 'x')
  const right = segmentsOf(b, 'x')
  const look = (nth: number, taken: ReadonlySet<number>): readonly [number, number] => {
    const one = left[nth]
    if (one === undefined) return [0, 0]
    let most = look(nth + 1, taken)
    for (const [place, other] of right.entries()) {
      const iou = temporalIou(one, other)
      if (taken.has(place) || iou < threshold) continue
      const [count, sum] = look(nth + 1, new Set([...taken, place]))
      if (count + 1 > most[0] || (count + 1 === most[0] && sum + iou > most[1])) most = [count + 1, sum + iou]
    }
    return most
  }
  return look(0, new Set())
}

test('law: no way has more pairs, nor as many that share more; each segment is in one at most', () => {
  fc.assert(
    fc.property(anyDocument('a'), anyDocument('b'), fc.constantFrom(0.1, 0.25, 0.5), (a, b, threshold) => {
      const found = matched(a, b, threshold)
      const [count, sum] = best(a, b, threshold)
      expect(found).toHaveLength(count)
      expect(found.reduce((total, { iou }) => total + iou, 0)).toBeCloseTo(sum, 9)
      expect(new Set(found.map((match) => match.a.id)).size).toBe(count)
      expect(new Set(found.map((match) => match.b.id)).size).toBe(count)
    }),
    { numRuns: 400 },
  )
})

describe('F1', () => {
  const thresholds = Object.keys(F1_THRESHOLDS).map(Number) as F1Threshold[]

  test('2 m / (n_a + n_b), each threshold by itself', () => {
    // x: [0,10) and [2,12): 8/12 = 0.67. y: [20,30) and [27,40): 3/20 = 0.15. z: [50,60) has no like.
    const a = documentOf('a', ['x', 0, 10], ['y', 20, 30], ['z', 50, 60])
    const b = documentOf('b', ['x', 2, 12], ['y', 27, 40])
    expect(thresholds.map((threshold) => segmentF1(a, b, threshold).value)).toEqual([4 / 5, 2 / 5, 2 / 5])
  })

  test('a point matches at its own frame alone', () => {
    const at = (start: number) => documentOf('p', ['x', start, start + 1])
    expect(segmentF1(at(5), at(5), 50).value).toBe(1)
    expect(segmentF1(at(5), at(6), 10).value).toBe(0)
  })

  test('without a segment it is not defined', () => {
    expect(segmentF1(documentOf('a'), documentOf('b'), 10)).toEqual({ value: null, reason: 'Neither has a segment.' })
    expect(segmentF1(documentOf('a', ['x', 0, 1]), documentOf('b'), 10).value).toBe(0)
  })

  test('law: the same the other way round, 1 for the same document, never more at a higher threshold', () => {
    fc.assert(
      fc.property(anyDocument('a'), anyDocument('b'), (a, b) => {
        const there = thresholds.map((threshold) => segmentF1(a, b, threshold).value)
        expect(thresholds.map((threshold) => segmentF1(b, a, threshold).value)).toEqual(there)
        expect([...there].sort((x, y) => (y ?? 0) - (x ?? 0))).toEqual(there)
        if (labelsIn([a]).length > 0) expect(segmentF1(a, a, 50).value).toBe(1)
      }),
    )
  })
})

test('offsets have their sign, median and p90 do not', () => {
  const a = documentOf('a', ['x', 10, 30], ['x', 100, 130])
  const b = documentOf('b', ['x', 8, 37], ['x', 100, 131])
  const found = matched(a, b, 0.1)
  expect(found.map(startOffset)).toEqual([-2, 0])
  expect(found.map(endOffset)).toEqual([7, 1])
  // Distances 0 1 2 7: the second of four is the median by nearest rank, the fourth is at 90 percent.
  const summary = summarizeOffsets([...found.map(startOffset), ...found.map(endOffset)])
  expect(summary).toMatchObject({ count: 4, median: 1, p90: 7 })
  expect(summary.bins.flatMap(({ from, to, count }) => (count > 0 ? [[from, to, count]] : []))).toEqual([
    [-2, -2, 1],
    [0, 0, 1],
    [1, 1, 1],
    [6, 10, 1],
  ])
})

test('law: every offset is in one bin, and turned round in the bin across', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 30 }), (offsets) => {
      const summary = summarizeOffsets(offsets)
      const counts = summary.bins.map(({ count }) => count)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(offsets.length)
      const turned = summarizeOffsets(offsets.map((offset) => -offset))
      expect(turned.bins.map(({ count }) => count)).toEqual(counts.toReversed())
      expect([turned.median, turned.p90]).toEqual([summary.median, summary.p90])
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { IDLE_SESSION } from './labeling'
import { loopSpanOf } from './loop-span'
import { gapsOf, nextGap } from './next-gap'

const segment = (start: number, end: number): DocumentSegment => ({
  id: `${start}-${end}`,
  labelId: 'label',
  startFrame: frame(start),
  endFrame: frame(end),
  attributes: {},
  note: '',
  isProposal: false,
  confidence: null,
  version: 1,
  deleted: false,
  source: 'manual',
  author: '',
})

const SEGMENTS = [segment(10, 20), segment(15, 40), segment(60, 61)]

test.each([
  { from: 0, expected: 40, rule: 'the gap at the start is not next when it is where one is' },
  { from: 15, expected: 40, rule: 'segments that overlap leave no gap' },
  { from: 39, expected: 40, rule: 'the frame after a segment' },
  { from: 40, expected: 61, rule: 'from the first frame of a gap to the one after it' },
  { from: 61, expected: null, rule: 'the last gap has none after it' },
])('the next gap from $from is $expected: $rule', ({ from, expected }) => {
  expect(nextGap(SEGMENTS, frame(from), 100)).toBe(expected)
})

test.each([
  { segments: [], expected: [{ start: 0, end: 100 }], rule: 'nothing is labeled' },
  { segments: [segment(0, 100)], expected: [], rule: 'everything is' },
  { segments: [segment(0, 50), segment(50, 100)], expected: [], rule: 'touching is covering' },
  { segments: [segment(20, 130)], expected: [{ start: 0, end: 20 }], rule: 'a segment beyond the end' },
  { segments: [segment(120, 130)], expected: [{ start: 0, end: 100 }], rule: 'a segment after the end' },
])('the gaps where $rule', ({ segments, expected }) => {
  expect(gapsOf(segments, 100)).toEqual(expected)
})

test('a frame is in a gap exactly if no segment has it', () => {
  const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 8 })
  fc.assert(
    fc.property(spans, (drawn) => {
      const segments = drawn.map(([start, length]) => segment(start, start + length))
      const gaps = gapsOf(segments, 70)
      for (let at = 0; at < 70; at += 1) {
        const isCovered = segments.some(({ startFrame, endFrame }) => startFrame <= at && at < endFrame)
        expect(gaps.some(({ start, end }) => start <= at && at < end)).toBe(!isCovered)
      }
    }),
  )
})

test.each([
  { session: { selectedIds: ['15-40'] }, expected: { start: 15, end: 40 }, rule: 'the selected segment' },
  {
    session: { selectedIds: ['15-40'], inPoint: frame(1), outPoint: frame(3) },
    expected: { start: 15, end: 40 },
    rule: 'the selection before the marks',
  },
  { session: { inPoint: frame(5), outPoint: frame(9) }, expected: { start: 5, end: 10 }, rule: 'in to out, inclusive' },
  { session: { inPoint: frame(9), outPoint: frame(5) }, expected: { start: 5, end: 10 }, rule: 'in either order' },
  { session: { inPoint: frame(5) }, expected: null, rule: 'no out point' },
  { session: { selectedIds: ['deleted'] }, expected: null, rule: 'a selection that is gone' },
])('what is looped with $session: $rule', ({ session, expected }) => {
  const span = loopSpanOf({ ...IDLE_SESSION, ...session }, SEGMENTS)
  expect(span.ok ? span.value : null).toEqual(expected)
})

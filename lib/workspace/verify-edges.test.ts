import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { edgeWith, verifyEdges } from './verify-edges'

const segment = (id: string, start: number, end: number, more: Partial<DocumentSegment> = {}): DocumentSegment => ({
  id,
  labelId: 'one',
  startFrame: frame(start),
  endFrame: frame(end),
  attributes: {},
  note: '',
  isProposal: false,
  source: 'manual',
  confidence: null,
  version: 1,
  deleted: false,
  author: 'a',
  ...more,
})

const isPoint = ({ labelId }: DocumentSegment) => labelId === 'point'
const proposal = { isProposal: true }

test.each<{ rule: string; segments: readonly DocumentSegment[]; expected: readonly [string, number][] }>([
  {
    rule: 'a segment has two boundaries',
    segments: [segment('a', 10, 20)],
    expected: [
      ['a start', 10],
      ['a end', 20],
    ],
  },
  {
    rule: 'one of a single frame, too',
    segments: [segment('a', 10, 11)],
    expected: [
      ['a start', 10],
      ['a end', 11],
    ],
  },
  {
    rule: 'where segments touch there is one',
    segments: [segment('a', 10, 20), segment('b', 20, 30)],
    expected: [
      ['a start', 10],
      ['b start, a end', 20],
      ['b end', 30],
    ],
  },
  {
    rule: 'what only begins together does not touch',
    segments: [segment('a', 10, 20), segment('b', 10, 30)],
    expected: [
      ['a start', 10],
      ['b start', 10],
      ['a end', 20],
      ['b end', 30],
    ],
  },
  {
    rule: 'all that touch at one place are one',
    segments: [segment('a', 10, 20), segment('b', 20, 30), segment('c', 20, 40)],
    expected: [
      ['a start', 10],
      ['b start, c start, a end', 20],
      ['b end', 30],
      ['c end', 40],
    ],
  },
  {
    rule: 'a proposal and a segment do not hold on to each other',
    segments: [segment('a', 10, 20), segment('b', 20, 30, proposal)],
    expected: [
      ['a start', 10],
      ['a end', 20],
      ['b start', 20],
      ['b end', 30],
    ],
  },
  {
    rule: 'a point has one, and touches nothing',
    segments: [segment('a', 10, 20), segment('p', 20, 21, { labelId: 'point' })],
    expected: [
      ['a start', 10],
      ['a end', 20],
      ['p start', 20],
    ],
  },
])('$rule', ({ segments, expected }) => {
  expect(verifyEdges(segments, isPoint).map(({ id, at }) => [id, at])).toEqual(expected)
})

test('a boundary is found by the first of its ends that is still there', () => {
  const before = verifyEdges([segment('a', 10, 20), segment('b', 20, 30)], isPoint)
  const shared = before[1]?.parts ?? []
  const parted = verifyEdges([segment('a', 10, 18), segment('b', 22, 30)], isPoint)
  expect(edgeWith(parted, shared)).toMatchObject({ id: 'b start', at: 22 })
  expect(edgeWith(verifyEdges([segment('a', 10, 18)], isPoint), shared)).toMatchObject({ id: 'a end', at: 18 })
  expect(edgeWith([], shared)).toBeUndefined()
})

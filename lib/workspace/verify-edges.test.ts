import { expect, test } from 'vitest'
import type { DocumentSegment } from './document'
import { sampleSegment } from './sample-document'
import { edgeWith, verifyEdges } from './verify-edges'

const isPoint = ({ labelId }: DocumentSegment) => labelId === 'point'
const proposal = { isProposal: true }

test.each<{ rule: string; segments: readonly DocumentSegment[]; expected: readonly [string, number][] }>([
  {
    rule: 'a segment has two boundaries',
    segments: [sampleSegment('a', 10, 20)],
    expected: [
      ['a start', 10],
      ['a end', 20],
    ],
  },
  {
    rule: 'one of a single frame, too',
    segments: [sampleSegment('a', 10, 11)],
    expected: [
      ['a start', 10],
      ['a end', 11],
    ],
  },
  {
    rule: 'where segments touch there is one',
    segments: [sampleSegment('a', 10, 20), sampleSegment('b', 20, 30)],
    expected: [
      ['a start', 10],
      ['b start, a end', 20],
      ['b end', 30],
    ],
  },
  {
    rule: 'what only begins together does not touch',
    segments: [sampleSegment('a', 10, 20), sampleSegment('b', 10, 30)],
    expected: [
      ['a start', 10],
      ['b start', 10],
      ['a end', 20],
      ['b end', 30],
    ],
  },
  {
    rule: 'all that touch at one place are one',
    segments: [sampleSegment('a', 10, 20), sampleSegment('b', 20, 30), sampleSegment('c', 20, 40)],
    expected: [
      ['a start', 10],
      ['b start, c start, a end', 20],
      ['b end', 30],
      ['c end', 40],
    ],
  },
  {
    rule: 'a proposal and a segment do not hold on to each other',
    segments: [sampleSegment('a', 10, 20), sampleSegment('b', 20, 30, proposal)],
    expected: [
      ['a start', 10],
      ['a end', 20],
      ['b start', 20],
      ['b end', 30],
    ],
  },
  {
    rule: 'a point has one, and touches nothing',
    segments: [sampleSegment('a', 10, 20), sampleSegment('p', 20, 21, { labelId: 'point' })],
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
  const before = verifyEdges([sampleSegment('a', 10, 20), sampleSegment('b', 20, 30)], isPoint)
  const shared = before[1]?.parts ?? []
  const parted = verifyEdges([sampleSegment('a', 10, 18), sampleSegment('b', 22, 30)], isPoint)
  expect(edgeWith(parted, shared)).toMatchObject({ id: 'b start', at: 22 })
  expect(edgeWith(verifyEdges([sampleSegment('a', 10, 18)], isPoint), shared)).toMatchObject({ id: 'a end', at: 18 })
  expect(edgeWith([], shared)).toBeUndefined()
})

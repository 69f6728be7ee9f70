import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentSegment } from './document'
import type { Command } from './edit'
import { sampleSegment } from './sample-document'
import { type BoundaryField, type EdgeTarget, moveBoundary, moveEdges } from './shared-boundaries'

const segment = (id: string, start: number, end: number, changes: Partial<DocumentSegment> = {}): DocumentSegment =>
  sampleSegment(id, start, end, { labelId: 'phase', ...changes })

const field: BoundaryField = {
  frameCount: 200,
  bond: 'shared',
  isPoint: ({ labelId }) => labelId === 'mark',
  isLocked: () => false,
}

/** a and b touch at 100, b and c at 101; d overlaps a and ends with it; m is a point that touches a. */
const a = segment('a', 50, 100)
const b = segment('b', 100, 101, { labelId: 'other' })
const c = segment('c', 101, 150)
const d = segment('d', 80, 100, { labelId: 'tool' })
const m = segment('m', 100, 101, { labelId: 'mark' })
const p = segment('p', 100, 120, { isProposal: true })

const spansAfter = (
  segments: readonly DocumentSegment[],
  targets: readonly EdgeTarget[],
  own: Partial<BoundaryField> = {},
) => {
  const moved = moveEdges(segments, targets, { ...field, ...own })
  if (!moved.ok) return moved.error.segment.id + (moved.error.isNeighbour ? ' is locked beside it' : ' is locked')
  return moved.value.map((command) => (command.type === 'change' ? [command.segmentId, command.changes] : command.type))
}

test.each([
  {
    segments: [a, c],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 90,
    after: [['a', { endFrame: 90 }]],
    rule: 'what does not touch moves alone',
  },
  {
    segments: [a, segment('x', 100, 150)],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 110,
    after: [
      ['a', { endFrame: 110 }],
      ['x', { startFrame: 110 }],
    ],
    rule: 'an end takes the start along that it touches',
  },
  {
    segments: [a, d, segment('x', 100, 150)],
    edges: [{ segmentId: 'x', edge: 'start' }],
    to: 95,
    after: [
      ['x', { startFrame: 95 }],
      ['a', { endFrame: 95 }],
      ['d', { endFrame: 95 }],
    ],
    rule: 'a start takes every end along that it touches',
  },
  {
    segments: [a, d, segment('x', 100, 150)],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 95,
    after: [
      ['a', { endFrame: 95 }],
      ['x', { startFrame: 95 }],
    ],
    rule: 'two ends at one frame do not touch',
  },
  {
    segments: [a, b],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 150,
    after: [],
    rule: 'a neighbour of one frame stops the move: it does not vanish',
  },
  {
    segments: [a, segment('x', 100, 104)],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 150,
    after: [
      ['a', { endFrame: 103 }],
      ['x', { startFrame: 103 }],
    ],
    rule: 'both stop together where the neighbour has one frame left',
  },
  {
    segments: [a, d, segment('x', 100, 150)],
    edges: [{ segmentId: 'x', edge: 'start' }],
    to: 0,
    after: [
      ['x', { startFrame: 81 }],
      ['a', { endFrame: 81 }],
      ['d', { endFrame: 81 }],
    ],
    rule: 'the shortest of them stops all',
  },
  {
    segments: [c],
    edges: [{ segmentId: 'c', edge: 'end' }],
    to: 999,
    after: [['c', { endFrame: 200 }]],
    rule: 'not beyond the end of the video',
  },
  {
    segments: [a],
    edges: [{ segmentId: 'a', edge: 'start' }],
    to: -5,
    after: [['a', { startFrame: 0 }]],
    rule: 'nor before its first frame',
  },
  {
    segments: [a],
    edges: [{ segmentId: 'a', edge: 'start' }],
    to: 500,
    after: [['a', { startFrame: 99 }]],
    rule: 'one frame is left',
  },
  {
    segments: [a, m],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 110,
    after: [['a', { endFrame: 110 }]],
    rule: 'a point is not taken along',
  },
  {
    segments: [a, m],
    edges: [{ segmentId: 'm', edge: 'start' }],
    to: 110,
    after: [['m', { startFrame: 110, endFrame: 111 }]],
    rule: 'a point moves whole and alone',
  },
  {
    segments: [m],
    edges: [{ segmentId: 'm', edge: 'end' }],
    to: 0,
    after: [['m', { startFrame: 0, endFrame: 1 }]],
    rule: 'a point stays in the video',
  },
  {
    segments: [m],
    edges: [{ segmentId: 'm', edge: 'start' }],
    to: 200,
    after: [['m', { startFrame: 199, endFrame: 200 }]],
    rule: 'at its end, too',
  },
  {
    segments: [a, p],
    edges: [{ segmentId: 'a', edge: 'end' }],
    to: 110,
    after: [['a', { endFrame: 110 }]],
    rule: 'a proposal is not taken along',
  },
  {
    segments: [a],
    edges: [{ segmentId: 'gone', edge: 'end' }],
    to: 110,
    after: [],
    rule: 'what is not on screen is not moved',
  },
] as const)('$rule', ({ segments, edges, to, after }) => {
  expect(
    spansAfter(
      segments,
      edges.map((edge) => ({ ...edge, to })),
    ),
  ).toEqual(after)
})

test('alone, an edge leaves what it touches where it is', () => {
  const targets = [{ segmentId: 'a', edge: 'end', to: 110 }] as const
  expect(spansAfter([a, segment('x', 100, 150)], targets, { bond: 'alone' })).toEqual([['a', { endFrame: 110 }]])
})

test('a locked segment is not moved, nor taken along', () => {
  const isLocked = (id: string) => id === 'x'
  const segments = [a, segment('x', 100, 150)]
  expect(spansAfter(segments, [{ segmentId: 'x', edge: 'end', to: 160 }], { isLocked })).toBe('x is locked')
  expect(spansAfter(segments, [{ segmentId: 'a', edge: 'end', to: 110 }], { isLocked })).toBe('x is locked beside it')
  expect(spansAfter(segments, [{ segmentId: 'a', edge: 'start', to: 40 }], { isLocked })).toEqual([
    ['a', { startFrame: 40 }],
  ])
})

test('a row of segments of one frame moves by one: no edge bumps into one that is about to leave', () => {
  const row = [0, 1, 2].map((n) => segment(`s${n}`, 10 + n, 11 + n))
  const ends = row.map(({ id, endFrame }) => ({ segmentId: id, edge: 'end' as const, to: endFrame + 1 }))
  expect(spansAfter(row, ends)).toEqual([
    ['s2', { startFrame: 13, endFrame: 14 }],
    ['s1', { startFrame: 12, endFrame: 13 }],
    ['s0', { endFrame: 12 }],
  ])
})

const anySegments = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 29 }),
      length: fc.integer({ min: 1, max: 30 }),
      labelId: fc.constantFrom('phase', 'tool', 'mark'),
      isProposal: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((made) =>
    made.map(({ start, length, labelId, isProposal }, n) =>
      segment(`s${n}`, start, labelId === 'mark' ? start + 1 : Math.min(30, start + length), { labelId, isProposal }),
    ),
  )
const anyTargets = fc.array(
  fc.record({
    segmentId: fc.integer({ min: 0, max: 8 }).map((n) => `s${n}`),
    edge: fc.constantFrom('start', 'end'),
    to: fc.integer({ min: -50, max: 80 }),
  }),
  { maxLength: 6 },
)

test('whatever is moved where: every segment keeps a frame, stays in the video, and points stay points', () => {
  fc.assert(
    fc.property(anySegments, anyTargets, fc.constantFrom('shared', 'alone'), (segments, targets, bond) => {
      const moved = moveEdges(segments, targets, { ...field, frameCount: 30, bond })
      if (!moved.ok) throw new Error('nothing is locked')
      expect(new Set(moved.value.map(({ segmentId }) => segmentId)).size).toBe(moved.value.length)
      for (const command of moved.value) {
        const before = segments.find(({ id }) => id === command.segmentId)
        if (command.type !== 'change' || before === undefined) throw new Error('only changes of what is there')
        const { startFrame, endFrame, labelId } = { ...before, ...command.changes }
        expect(startFrame).toBeGreaterThanOrEqual(0)
        expect(startFrame).toBeLessThan(endFrame)
        expect(endFrame).toBeLessThanOrEqual(30)
        if (labelId === 'mark') expect(endFrame - startFrame).toBe(1)
      }
    }),
  )
})

/** The segments after `commands`, all of which change something. */
function changedBy(segments: readonly DocumentSegment[], commands: readonly Command[]): Map<string, DocumentSegment> {
  const after = new Map(segments.map((each) => [each.id, each]))
  for (const command of commands) {
    const before = after.get(command.segmentId)
    if (command.type === 'change' && before !== undefined) after.set(before.id, { ...before, ...command.changes })
  }
  return after
}

test('what touched before one boundary was moved touches after it', () => {
  const edges = fc.constantFrom(['startFrame', 'endFrame'] as const, ['endFrame', 'startFrame'] as const)
  fc.assert(
    fc.property(anySegments, fc.nat(), edges, fc.integer({ min: -5, max: 40 }), (all, pick, [mine, other], to) => {
      const intervals = all.filter(({ labelId }) => labelId !== 'mark')
      const own = intervals[pick % intervals.length]
      fc.pre(own !== undefined)
      const edge = mine === 'startFrame' ? 'start' : 'end'
      const moved = moveBoundary(all, [{ segmentId: own.id, edge }], to, { ...field, frameCount: 30 })
      if (!moved.ok) throw new Error('nothing is locked')
      const after = changedBy(all, moved.value)
      const touching = intervals.filter((each) => each.isProposal === own.isProposal && each[other] === own[mine])
      for (const { id } of touching) expect(after.get(id)?.[other]).toBe(after.get(own.id)?.[mine])
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleSegment } from './sample-document'
import { partKey, type VerifyEdge, verifyEdges } from './verify-edges'
import { beginVerify, nextVerify, type VerifyField, type VerifyQueue, verifyProgress } from './verify-queue'

type Span = readonly [id: string, start: number, end: number]

const segmentOf = ([id, start, end]: Span) => sampleSegment(id, start, end)

const fieldOf = (spans: readonly Span[], isInScope: (edge: VerifyEdge) => boolean = () => true): VerifyField => ({
  edges: verifyEdges(spans.map(segmentOf), () => false),
  isInScope,
})

const ALL = { kind: 'all' } as const

/** The boundaries that come up when each is answered by `verdict`. */
function walkThrough(field: VerifyField, verdict: 'confirmed' | 'skipped' = 'confirmed'): readonly string[] {
  const shown: string[] = []
  let walk = beginVerify(ALL, field)
  while (walk.current !== null) {
    shown.push(walk.current.id)
    walk = nextVerify(walk, { type: verdict }, field)
  }
  return shown
}

test('every boundary comes once, in the order of the video; where segments touch it is one', () => {
  const field = fieldOf([
    ['a', 10, 20],
    ['b', 20, 30],
    ['c', 15, 40],
  ])
  expect(walkThrough(field)).toEqual(['a start', 'c start', 'b start, a end', 'b end', 'c end'])
  expect(walkThrough(field, 'skipped')).toEqual(walkThrough(field))
})

test('only what is in scope comes; without anything there is no walk', () => {
  const spans: Span[] = [
    ['a', 10, 20],
    ['b', 30, 40],
  ]
  const ofB = (edge: VerifyEdge) => edge.parts.some(({ segmentId }) => segmentId === 'b')
  expect(walkThrough(fieldOf(spans, ofB))).toEqual(['b start', 'b end'])
  expect(beginVerify(ALL, fieldOf([])).current).toBeNull()
})

test('what was confirmed leaves the scope "not verified", and still counts', () => {
  const spans: Span[] = [['a', 10, 20]]
  const walk = nextVerify(beginVerify(ALL, fieldOf(spans)), { type: 'confirmed' }, fieldOf(spans))
  const without = fieldOf(spans, ({ id }) => id !== 'a start')
  expect(verifyProgress(walk, without)).toEqual({ place: 2, total: 2, confirmed: 1, skipped: 0 })
})

test('back leads to the one before, which is answered anew', () => {
  const field = fieldOf([
    ['a', 10, 20],
    ['b', 30, 40],
  ])
  let walk = beginVerify(ALL, field)
  expect(nextVerify(walk, { type: 'went-back' }, field).current?.id).toBe('a start')
  walk = nextVerify(walk, { type: 'confirmed' }, field)
  walk = nextVerify(walk, { type: 'skipped' }, field)
  expect(walk.current?.id).toBe('b start')
  expect(verifyProgress(walk, field)).toEqual({ place: 3, total: 4, confirmed: 1, skipped: 1 })
  walk = nextVerify(walk, { type: 'went-back' }, field)
  expect(walk.current?.id).toBe('a end')
  expect(verifyProgress(walk, field)).toEqual({ place: 2, total: 4, confirmed: 1, skipped: 0 })
  walk = nextVerify(walk, { type: 'confirmed' }, field)
  expect(walk.current?.id).toBe('b start')
})

test('back from the end of the walk leads to the last one', () => {
  const field = fieldOf([['a', 10, 20]])
  let walk = beginVerify(ALL, field)
  walk = nextVerify(walk, { type: 'confirmed' }, field)
  walk = nextVerify(walk, { type: 'confirmed' }, field)
  expect(walk.current).toBeNull()
  expect(nextVerify(walk, { type: 'went-back' }, field).current?.id).toBe('a end')
})

test.each<{ rule: string; after: readonly Span[]; expected: string | null; at?: number }>([
  {
    rule: 'moved: the walk stays with it',
    after: [
      ['a', 10, 25],
      ['b', 30, 40],
    ],
    expected: 'a end',
    at: 25,
  },
  {
    rule: 'moved until it touches: it is the shared one now',
    after: [
      ['a', 10, 30],
      ['b', 30, 40],
    ],
    expected: 'b start, a end',
    at: 30,
  },
  { rule: 'its segment is gone: the next one comes', after: [['b', 30, 40]], expected: 'b start' },
  { rule: 'nothing is left', after: [], expected: null },
])('the segment is $rule', ({ after, expected, at }) => {
  const before = fieldOf([
    ['a', 10, 20],
    ['b', 30, 40],
  ])
  let walk = nextVerify(beginVerify(ALL, before), { type: 'confirmed' }, before)
  expect(walk.current?.id).toBe('a end')
  walk = nextVerify(walk, { type: 'changed' }, fieldOf(after))
  expect(walk.current?.id ?? null).toBe(expected)
  if (at !== undefined) expect(walk.current?.at).toBe(at)
})

test('a segment that is made behind the walk comes last; one made after the end goes on with it', () => {
  const before = fieldOf([['b', 30, 40]])
  let walk = nextVerify(beginVerify(ALL, before), { type: 'confirmed' }, before)
  const after = fieldOf([
    ['a', 10, 20],
    ['b', 30, 40],
  ])
  walk = nextVerify(walk, { type: 'changed' }, after)
  const shown: string[] = []
  while (walk.current !== null) {
    shown.push(walk.current.id)
    walk = nextVerify(walk, { type: 'confirmed' }, after)
  }
  expect(shown).toEqual(['b end', 'a start', 'a end'])
  const more = fieldOf([
    ['a', 10, 20],
    ['b', 30, 40],
    ['c', 0, 5],
  ])
  expect(nextVerify(walk, { type: 'changed' }, more).current?.id).toBe('c start')
})

const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 })), { maxLength: 8 })
  .map((drawn) => drawn.map(([start, length], n): Span => [`s${n}`, start * 5, (start + length) * 5]))

test('law: whatever there is, every boundary comes once and none is left out', () => {
  fc.assert(
    fc.property(spans, (drawn) => {
      const field = fieldOf(drawn)
      expect(walkThrough(field)).toEqual(field.edges.map(({ id }) => id))
    }),
  )
})

const steps = fc.array(
  fc.oneof(
    fc.constantFrom({ type: 'confirmed' } as const, { type: 'skipped' } as const, { type: 'went-back' } as const),
    fc.record({ type: fc.constant('changed' as const), to: spans }),
  ),
  { maxLength: 30 },
)

test('law: however segments change under way, at the end every boundary there is has been seen', () => {
  fc.assert(
    fc.property(spans, steps, (drawn, events) => {
      let field = fieldOf(drawn)
      let walk: VerifyQueue = beginVerify(ALL, field)
      const step = (event: Parameters<typeof nextVerify>[1]) => {
        walk = nextVerify(walk, event, field)
        expect(walk.current === null || field.edges.some(({ id }) => id === walk.current?.id)).toBe(true)
        const { place, total } = verifyProgress(walk, field)
        expect(place).toBeLessThanOrEqual(total)
      }
      for (const event of events) {
        if (event.type === 'changed') field = fieldOf(event.to)
        step(event.type === 'changed' ? { type: 'changed' } : event)
      }
      const left = field.edges.length + 1
      for (let n = 0; n < left && walk.current !== null; n += 1) step({ type: 'confirmed' })
      expect(walk.current).toBeNull()
      for (const { parts } of field.edges) for (const part of parts) expect(walk.seen.has(partKey(part))).toBe(true)
    }),
  )
})

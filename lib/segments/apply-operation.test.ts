import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOperation, isSameOperation, type OperationContext, type SegmentState } from './apply-operation'
import { type Operation, operation } from './schema'

const context: OperationContext = {
  frameCount: 100,
  labels: new Map([
    ['interval', { kind: 'interval', isRetired: false }],
    ['point', { kind: 'point', isRetired: false }],
    ['retired', { kind: 'interval', isRetired: true }],
  ]),
}

const present: SegmentState = {
  id: 'segment-1',
  labelId: 'interval',
  startFrame: 10,
  endFrame: 20,
  attributes: { side: 'left' },
  note: 'as found',
  version: 3,
  source: 'manual',
  confidence: null,
  isProposal: false,
  isDeleted: false,
}
const deleted: SegmentState = { ...present, isDeleted: true }
const retired: SegmentState = { ...present, labelId: 'retired' }

const create = (changes: object = {}): Operation =>
  operation.parse({
    id: 'operation-1',
    type: 'create',
    segmentId: 'segment-1',
    labelId: 'interval',
    startFrame: 0,
    endFrame: 100,
    ...changes,
  })
const update = (changes: object, baseVersion = 3): Operation =>
  operation.parse({ id: 'operation-1', type: 'update', segmentId: 'segment-1', baseVersion, changes })
const remove = (baseVersion = 3): Operation =>
  operation.parse({ id: 'operation-1', type: 'delete', segmentId: 'segment-1', baseVersion })
const restore = (baseVersion = 3): Operation =>
  operation.parse({ id: 'operation-1', type: 'restore', segmentId: 'segment-1', baseVersion })

test.each([
  {
    says: 'the whole video',
    state: null,
    operation: create(),
    after: { startFrame: 0, endFrame: 100, version: 1, note: '' },
  },
  { says: 'the last frame', state: null, operation: create({ startFrame: 99 }), after: { startFrame: 99 } },
  {
    says: 'a point',
    state: null,
    operation: create({ labelId: 'point', startFrame: 7, endFrame: 8 }),
    after: { labelId: 'point' },
  },
  {
    says: 'a change of one end',
    state: present,
    operation: update({ endFrame: 21 }),
    after: { ...present, endFrame: 21, version: 4 },
  },
  {
    says: 'attributes are replaced whole',
    state: present,
    operation: update({ attributes: {} }),
    after: { ...present, attributes: {}, version: 4 },
  },
  {
    says: 'an empty note',
    state: present,
    operation: update({ note: '' }),
    after: { ...present, note: '', version: 4 },
  },
  {
    says: 'a retired label is kept',
    state: retired,
    operation: update({ note: 'x' }),
    after: { ...retired, note: 'x', version: 4 },
  },
  { says: 'delete', state: present, operation: remove(), after: { ...deleted, version: 4 } },
  { says: 'restore gives everything back', state: deleted, operation: restore(), after: { ...present, version: 4 } },
  {
    says: 'restore under a label retired since',
    state: { ...retired, isDeleted: true },
    operation: restore(),
    after: { ...retired, version: 4 },
  },
])('applied: $says', ({ state, operation: edit, after }) => {
  expect(applyOperation(state, edit, context)).toMatchObject({ status: 'applied', after })
})

test.each([
  { says: 'no frame', state: null, operation: create({ startFrame: 5, endFrame: 5 }), code: 'span-empty' },
  { says: 'turned round', state: null, operation: create({ startFrame: 6, endFrame: 5 }), code: 'span-empty' },
  { says: 'one frame beyond the end', state: null, operation: create({ endFrame: 101 }), code: 'span-outside-video' },
  { says: 'a label of another set', state: null, operation: create({ labelId: 'other' }), code: 'label-unknown' },
  { says: 'a retired label', state: null, operation: create({ labelId: 'retired' }), code: 'label-retired' },
  {
    says: 'a point of two frames',
    state: null,
    operation: create({ labelId: 'point', endFrame: 2 }),
    code: 'point-not-one-frame',
  },
  { says: 'an id that is taken', state: present, operation: create(), code: 'segment-exists' },
  { says: 'an id that was taken', state: deleted, operation: create(), code: 'segment-exists' },
  { says: 'update of nothing', state: null, operation: update({ note: 'x' }), code: 'segment-unknown' },
  { says: 'delete of nothing', state: null, operation: remove(), code: 'segment-unknown' },
  { says: 'update to no frame', state: present, operation: update({ endFrame: 10 }), code: 'span-empty' },
  { says: 'update beyond the end', state: present, operation: update({ endFrame: 1000 }), code: 'span-outside-video' },
  {
    says: 'choosing a retired label',
    state: present,
    operation: update({ labelId: 'retired' }),
    code: 'label-retired',
  },
  {
    says: 'a point made of an interval',
    state: present,
    operation: update({ labelId: 'point' }),
    code: 'point-not-one-frame',
  },
  { says: 'restore of what is there', state: present, operation: restore(), code: 'segment-not-deleted' },
])('rejected: $says', ({ state, operation: edit, code }) => {
  expect(applyOperation(state, edit, context)).toMatchObject({ status: 'rejected', code })
})

test.each([
  { says: 'update of an older version', state: present, operation: update({ note: 'x' }, 2), code: 'version-conflict' },
  {
    says: 'update of a version to come',
    state: present,
    operation: update({ note: 'x' }, 4),
    code: 'version-conflict',
  },
  {
    says: 'a stale edit that is wrong too',
    state: present,
    operation: update({ endFrame: 1 }, 2),
    code: 'version-conflict',
  },
  { says: 'delete of an older version', state: present, operation: remove(2), code: 'version-conflict' },
  { says: 'update of what was deleted', state: deleted, operation: update({ note: 'x' }, 2), code: 'segment-deleted' },
  { says: 'delete of what was deleted', state: deleted, operation: remove(), code: 'segment-deleted' },
  { says: 'restore of an older version', state: deleted, operation: restore(2), code: 'version-conflict' },
])('conflict: $says', ({ state, operation: edit, code }) => {
  expect(applyOperation(state, edit, context)).toMatchObject({ status: 'conflict', code })
})

const anyFrame = fc.integer({ min: 0, max: 110 })
const anyEdit = fc.oneof(
  fc
    .record({
      startFrame: anyFrame,
      endFrame: anyFrame,
      labelId: fc.constantFrom('interval', 'point', 'retired', 'other'),
    })
    .map(create),
  fc
    .tuple(
      fc.record({ startFrame: anyFrame, endFrame: anyFrame }, { requiredKeys: [] }),
      fc.integer({ min: 1, max: 6 }),
    )
    .filter(([changes]) => Object.keys(changes).length > 0)
    .map(([changes, version]) => update(changes, version)),
  fc.integer({ min: 1, max: 6 }).map(remove),
  fc.integer({ min: 1, max: 6 }).map(restore),
)

test('whatever is applied, in whatever order: the invariants hold and each version follows the one before', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
      let state: SegmentState | null = null
      for (const edit of edits) {
        const outcome = applyOperation(state, edit, context)
        if (outcome.status !== 'applied') continue
        const { after } = outcome
        expect(after.version).toBe(((state as SegmentState | null)?.version ?? 0) + 1)
        expect(after.startFrame).toBeLessThan(after.endFrame)
        expect(after.endFrame).toBeLessThanOrEqual(context.frameCount)
        expect(after.labelId !== 'point' || after.endFrame - after.startFrame === 1).toBe(true)
        state = after
      }
    }),
  )
})

test('the same edit is the same however its parts are ordered, and no other', () => {
  const ordered = create({ attributes: { a: 1, b: 'x' } })
  const shuffled: Operation = operation.parse(
    Object.fromEntries(Object.entries({ ...create(), attributes: { b: 'x', a: 1 } }).reverse()),
  )
  expect(isSameOperation(ordered, shuffled)).toBe(true)
  expect(isSameOperation(ordered, create({ attributes: { a: 1, b: 'y' } }))).toBe(false)
  expect(isSameOperation(create(), create({ note: '' }))).toBe(false)
})

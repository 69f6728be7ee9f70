import { expect, test } from 'vitest'
import type { LabelingCommand } from './labeling-keys'
import { NOTHING_SELECTED } from './selected-segments'
import { NOT_LABELING, type Possibilities, whyNot } from './why-not'

const now: Possibilities = { isLabeling: true, labeling: { selectedIds: [] }, history: { past: [], future: [] } }
const edit: Possibilities['history']['past'][number] = []

const command = (type: 'undo' | 'redo' | 'delete' | 'merge' | 'in-point', needs?: 'labeling') =>
  ({ action: { type }, ...(needs === undefined ? {} : { needs }) }) satisfies Pick<LabelingCommand, 'action' | 'needs'>

test.each<{
  type: 'undo' | 'redo' | 'delete' | 'merge' | 'in-point'
  now: Partial<Possibilities>
  expected: string | null
}>([
  { type: 'in-point', now: { isLabeling: false }, expected: NOT_LABELING },
  { type: 'in-point', now: {}, expected: null },
  { type: 'undo', now: {}, expected: 'Nothing to undo' },
  { type: 'undo', now: { history: { past: [edit], future: [] } }, expected: null },
  { type: 'redo', now: {}, expected: 'Nothing to redo' },
  { type: 'delete', now: {}, expected: NOTHING_SELECTED },
  { type: 'merge', now: {}, expected: NOTHING_SELECTED },
  { type: 'delete', now: { labeling: { selectedIds: ['a'] } }, expected: null },
])('$type, $now: $expected', ({ type, now: change, expected }) => {
  expect(whyNot(command(type, 'labeling'), { ...now, ...change })).toBe(expected)
})

test('what needs no labeling can be done before it', () => {
  expect(whyNot(command('in-point'), { ...now, isLabeling: false })).toBeNull()
})

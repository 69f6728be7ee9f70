import { expect, test } from 'vitest'
import { describeEdit } from './describe-edit'
import { type Command, editOf } from './edit'
import type { LabelingAction } from './labeling'
import { doOnce, SAMPLE_LABELS, sampleSegment } from './sample-document'

const a = sampleSegment('a', 10, 20)
const b = sampleSegment('b', 20, 40, { labelId: 'tool' })
const c = sampleSegment('c', 50, 60)
const p = sampleSegment('p', 70, 80, { isProposal: true })
const ALL = [a, b, c, p]
const document = new Map(ALL.map((each) => [each.id, each]))
const words = (commands: readonly Command[]) => describeEdit(editOf(document, commands), document, SAMPLE_LABELS)

test.each([
  { selected: ['a'], action: { type: 'move', direction: 1, stride: 1 }, says: 'Polyp moved' },
  { selected: ['a', 'b'], action: { type: 'move', direction: 1, stride: 1 }, says: '2 segments moved' },
  {
    selected: ['a'],
    action: { type: 'move-edge', edge: 'end', direction: 1, stride: 1, bond: 'shared' },
    says: 'boundary of Polyp and Tool moved',
  },
  { selected: ['a', 'c'], action: { type: 'delete' }, says: '2 segments deleted' },
  { selected: ['a', 'c'], action: { type: 'merge' }, says: 'Polyp merged' },
  { selected: ['a', 'c'], action: { type: 'duplicate', to: 'behind' }, says: '2 segments added' },
  { selected: ['a', 'c'], action: { type: 'relabel', labelId: 'tool' }, says: '2 segments changed to Tool' },
  { selected: ['p'], action: { type: 'accept' }, says: 'Polyp accepted' },
  { selected: ['a'], action: { type: 'set-attribute', name: 'size', value: 2 }, says: 'attributes of Polyp changed' },
] as { selected: string[]; action: LabelingAction; says: string }[])(
  '$action.type of $selected is "$says"',
  ({ selected, action, says }) => {
    expect(words(doOnce(ALL, selected, action).commands)).toBe(says)
  },
)

test('a split is a split', () => {
  expect(words(doOnce([a], ['a'], { type: 'split' }, { playhead: a.startFrame }).commands)).toBe('nothing')
  expect(
    words([
      { type: 'change', segmentId: 'a', changes: { endFrame: c.startFrame } },
      { type: 'create', segmentId: 'new', content: c },
    ]),
  ).toBe('Polyp split')
})

import { expect, test } from 'vitest'
import { addLabel, blankLabel, changeLabel, draftOf, type LabelSetDraft, moveLabel, removeLabel } from './draft'
import { rebaseDraft } from './rebase-draft'
import type { LabelSet } from './schema'

const label = (id: string) => ({ ...blankLabel(id, '#0072b2'), name: id.toUpperCase() })
const base: LabelSet = {
  id: 'set',
  name: 'Set',
  version: 1,
  isDefault: true,
  rules: [],
  labels: [label('a'), label('b'), label('c')],
}
type Change = (draft: LabelSetDraft) => LabelSetDraft
const theirsAfter = (change: Change): LabelSet => ({ ...base, ...change(draftOf(base)), version: 2 })
const rebase = (mine: Change, theirs: Change) => rebaseDraft(base, mine(draftOf(base)), theirsAfter(theirs))
const names = ({ labels }: LabelSetDraft) => labels.map(({ name }) => name)

test.each<{ case: string; mine: Change; theirs: Change; names: string[]; clashes?: string[] }>([
  {
    case: 'different labels',
    mine: (draft) => changeLabel(draft, 'a', { name: 'Mine' }),
    theirs: (draft) => changeLabel(draft, 'b', { name: 'Theirs' }),
    names: ['Mine', 'Theirs', 'C'],
  },
  {
    case: 'the same part of the same label',
    mine: (draft) => changeLabel(draft, 'a', { name: 'Mine' }),
    theirs: (draft) => changeLabel(draft, 'a', { name: 'Theirs' }),
    names: ['Mine', 'B', 'C'],
    clashes: ['name of Mine'],
  },
  {
    case: 'both add',
    mine: (draft) => addLabel(draft, label('mine')),
    theirs: (draft) => addLabel(draft, label('theirs')),
    names: ['A', 'B', 'C', 'THEIRS', 'MINE'],
  },
  {
    case: 'I remove, they add',
    mine: (draft) => removeLabel(draft, 'a', false),
    theirs: (draft) => addLabel(draft, label('theirs')),
    names: ['B', 'C', 'THEIRS'],
  },
  {
    case: 'they delete what I left alone',
    mine: (draft) => changeLabel(draft, 'b', { name: 'Mine' }),
    theirs: (draft) => removeLabel(draft, 'a', false),
    names: ['Mine', 'C'],
  },
  {
    case: 'they delete what I changed',
    mine: (draft) => changeLabel(draft, 'a', { name: 'Mine' }),
    theirs: (draft) => removeLabel(draft, 'a', false),
    names: ['B', 'C', 'Mine'],
  },
  {
    case: 'my order',
    mine: (draft) => moveLabel(draft, 'c', -2),
    theirs: (draft) => changeLabel(draft, 'a', { name: 'Theirs' }),
    names: ['C', 'Theirs', 'B'],
  },
  {
    case: 'their order',
    mine: (draft) => changeLabel(draft, 'a', { name: 'Mine' }),
    theirs: (draft) => moveLabel(draft, 'c', -2),
    names: ['C', 'Mine', 'B'],
  },
])('$case', ({ mine, theirs, names: expected, clashes = [] }) => {
  const rebased = rebase(mine, theirs)
  expect(names(rebased.draft)).toEqual(expected)
  expect(rebased.clashes).toEqual(clashes)
})

test('one changes the colour, the other the name: both hold', () => {
  const { draft, clashes } = rebase(
    (before) => changeLabel(before, 'a', { color: '#ffffff' }),
    (before) => ({ ...changeLabel(before, 'a', { name: 'Theirs' }), name: 'Their set' }),
  )
  expect(draft.labels[0]).toMatchObject({ name: 'Theirs', color: '#ffffff' })
  expect(draft.name).toBe('Their set')
  expect(clashes).toEqual([])
})

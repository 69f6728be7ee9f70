import { expect, test } from 'vitest'
import { draftAfterSave } from './after-save'
import { addLabel, blankLabel, changeLabel, draftOf, removeLabel } from './draft'
import { reviseLabelSet } from './revise-label-set'
import type { LabelSet } from './schema'

const named = (id: string, name: string) => ({ ...blankLabel(id, '#0072b2'), name })
const BASE: LabelSet = {
  id: 'set',
  name: 'Set',
  version: 1,
  isDefault: true,
  rules: [],
  labels: [named('a', 'A'), named('b', 'B')],
}

let made = 0
/** What the server makes of `draft`. */
function saved(draft: ReturnType<typeof draftOf>): LabelSet {
  const kept = new Map([['b', { segments: 1, isKept: true }]])
  const plan = reviseLabelSet(BASE, draft, kept, () => `made-${++made}`)
  if (!plan.ok) throw new Error('no plan')
  return plan.value.next
}

test('what nobody changed meanwhile is what was saved', () => {
  const sent = changeLabel(draftOf(BASE), 'a', { name: 'A ' })
  expect(draftAfterSave(sent, sent, saved(sent))).toEqual(draftOf(saved(sent)))
})

test('what was changed while it was on its way stays, also of a label that was new', () => {
  const sent = addLabel(changeLabel(draftOf(BASE), 'a', { name: 'One' }), named('draft-c', 'C'))
  const set = saved(sent)
  const c = set.labels.find(({ name }) => name === 'C')?.id ?? ''
  const inside = { type: 'inside' as const, of: ['draft-c'] }
  const now = addLabel(
    changeLabel(changeLabel(sent, 'draft-c', { name: 'Cee' }), 'a', { rules: [inside] }),
    named('draft-d', 'D'),
  )
  const draft = draftAfterSave(sent, now, set)
  expect(draft.labels.map(({ id, name }) => [id, name])).toEqual([
    ['a', 'One'],
    ['b', 'B'],
    [c, 'Cee'],
    ['draft-d', 'D'],
  ])
  expect(draft.labels[0]?.rules).toEqual([{ type: 'inside', of: [c] }])
})

test('a label that had to be kept is there, and one that is taken out meanwhile is not', () => {
  const sent = removeLabel(draftOf(BASE), 'b', false)
  const more = addLabel(sent, named('draft-c', 'C'))
  const set = saved(more)
  const draft = draftAfterSave(more, addLabel(sent, named('draft-d', 'D')), set)
  expect(draft.labels.map(({ name, isRetired }) => [name, isRetired])).toEqual([
    ['A', false],
    ['B', true],
    ['D', false],
  ])
})

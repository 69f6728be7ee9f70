import { expect, test } from 'vitest'
import { checkLabelSet, type LabelSetProblem } from './check-label-set'
import { colorDistance, contrastOf } from './color-vision'
import { compareLabelSets } from './compare-label-sets'
import {
  addLabel,
  blankLabel,
  changeLabel,
  draftOf,
  labelSetDraft,
  moveLabel,
  removeLabel,
  restoreLabel,
} from './draft'
import { type LabelUsage, reviseLabelSet } from './revise-label-set'
import { confusedBy, SAFE_COLORS, standsOut, suggestColor } from './safe-colors'
import type { Label, LabelRule, LabelSet } from './schema'

const label = (id: string, changes: Partial<Label> = {}): Label => ({
  ...blankLabel(id, SAFE_COLORS['abcdefgh'.indexOf(id)]?.color ?? '#bbbbbb'),
  name: id.toUpperCase(),
  hotkey: id,
  ...changes,
})

const set: LabelSet = {
  id: 'set',
  name: 'General',
  version: 3,
  isDefault: true,
  rules: [],
  labels: [label('a'), label('b'), label('c')],
}
const used = (segments: number): LabelUsage => ({ segments, isKept: true })

let ids = 0
const newId = () => `new-${++ids}`

function revise(change: (draft: ReturnType<typeof draftOf>) => ReturnType<typeof draftOf>, usage = {}) {
  const plan = reviseLabelSet(set, change(draftOf(set)), new Map(Object.entries(usage)), newId)
  if (!plan.ok) throw new Error(plan.error.map(({ words }) => words).join(' '))
  return plan.value
}

const words = (changes: readonly { words: string }[]) => changes.map((change) => change.words)

test('a renamed label keeps its id, and it is said how many segments are renamed', () => {
  const { next, changes } = revise((draft) => changeLabel(draft, 'a', { name: ' Lesion ' }), { a: used(214) })
  expect(next).toMatchObject({ version: 4, labels: [{ id: 'a', name: 'Lesion' }, { id: 'b' }, { id: 'c' }] })
  expect(words(changes)).toEqual(['A renamed to Lesion in 214 segments'])
})

test('a label that segments have is retired, though it was to be deleted: its id stays, its key is freed', () => {
  const { next, deleted, changes } = revise((draft) => removeLabel(draft, 'a', false), { a: used(214) })
  expect(deleted).toEqual([])
  expect(next.labels.at(-1)).toMatchObject({ id: 'a', name: 'A', hotkey: null, isRetired: true })
  expect(words(changes)).toEqual(['A retired: 214 segments keep it, nobody can choose it'])
})

test('a label that nothing ever had is deleted', () => {
  const { next, deleted, changes } = revise((draft) => removeLabel(draft, 'a', false), { b: used(1) })
  expect(deleted).toEqual(['a'])
  expect(next.labels.map(({ id }) => id)).toEqual(['b', 'c'])
  expect(words(changes)).toEqual(['A deleted'])
})

test('a label of which only the history knows is kept, too', () => {
  const { deleted } = revise((draft) => removeLabel(draft, 'a', false), { a: { segments: 0, isKept: true } })
  expect(deleted).toEqual([])
})

test('a new label may take the name and the key of a retired one; whoever comes back finds a name of its own', () => {
  const { next } = revise(
    (draft) => addLabel(removeLabel(draft, 'a', true), { ...label('x'), name: 'a', hotkey: 'a' }),
    { a: used(1) },
  )
  expect(next.labels.map(({ name, hotkey }) => [name, hotkey])).toEqual([
    ['B', 'b'],
    ['C', 'c'],
    ['a', 'a'],
    ['A (retired)', null],
  ])
  const again = reviseLabelSet(next, restoreLabel(draftOf(next), 'a'), new Map(), newId)
  expect(again.ok && again.value.next.labels.map(({ name, isRetired }) => [name, isRetired])).toEqual([
    ['B', false],
    ['C', false],
    ['a', false],
    ['A (retired)', false],
  ])
})

test('a name that gives way is not cut within a character', () => {
  const long = `${'x'.repeat(69)}🙂${'y'.repeat(9)}`
  const named = (draft: ReturnType<typeof draftOf>) => changeLabel(draft, 'a', { name: long })
  const plan = reviseLabelSet(
    { ...set, ...named(draftOf(set)) },
    addLabel(removeLabel(named(draftOf(set)), 'a', true), { ...label('x'), name: long, hotkey: 'a' }),
    new Map([['a', used(1)]]),
    newId,
  )
  expect(plan.ok && plan.value.next.labels.at(-1)?.name).toBe(`${'x'.repeat(69)} (retired)`)
})

test.each([
  { what: 'a line end in the name of a label', change: { name: 'a\nb' } },
  {
    what: 'a tab in the name of an attribute',
    change: { attributes: [{ name: 'a\tb', type: 'text', isRequired: false }] },
  },
  {
    what: 'an attribute that every object has',
    change: { attributes: [{ name: 'constructor', type: 'text', isRequired: true }] },
  },
  {
    what: 'an attribute that is no key of an object',
    change: { attributes: [{ name: '__proto__', type: 'text', isRequired: true }] },
  },
] as const)('$what is refused', ({ change }) => {
  const wanted = (changes: object) => ({ ...draftOf(set), labels: [{ ...label('a'), ...changes }] })
  expect(labelSetDraft.safeParse(wanted({ name: ' Größe, «A» 🙂 ' })).success).toBe(true)
  expect(labelSetDraft.safeParse(wanted(change)).success).toBe(false)
})

test('rules name a new label by its id in the draft, and the plan names it by its own', () => {
  const inside: LabelRule = { type: 'inside', of: ['draft-1'] }
  const { next, created } = revise((draft) =>
    addLabel(changeLabel(draft, 'a', { rules: [inside] }), label('draft-1', { name: 'New', hotkey: null })),
  )
  expect(created).toHaveLength(1)
  expect(next.labels[0]?.rules).toEqual([{ type: 'inside', of: created }])
})

test('without a change there is no new version', () => {
  expect(revise((draft) => draft)).toMatchObject({ next: set, changes: [] })
})

test('a label with segments stays an interval', () => {
  const wanted = changeLabel(draftOf(set), 'a', { kind: 'point' })
  expect(reviseLabelSet(set, wanted, new Map([['a', used(2)]]), newId)).toMatchObject({
    ok: false,
    error: [{ field: 'kind', labelId: 'a' }],
  })
  expect(reviseLabelSet(set, wanted, new Map(), newId).ok).toBe(true)
})

test('a label that goes is forgotten by the rules of the others', () => {
  const rules: LabelRule[] = [
    { type: 'inside', of: ['a'] },
    { type: 'exclusive', with: ['a'], itself: true },
    { type: 'exclusive', with: ['a', 'c'], itself: false },
    { type: 'exclusive', with: ['a'], itself: false },
  ]
  const draft = { ...changeLabel(draftOf(set), 'b', { rules }), rules: [{ type: 'full-coverage' as const, by: ['a'] }] }
  const after = removeLabel(draft, 'a', true)
  expect(after.labels.find(({ id }) => id === 'b')?.rules).toEqual([
    { type: 'exclusive', with: null, itself: true },
    { type: 'exclusive', with: ['c'], itself: false },
  ])
  expect(after.rules).toEqual([])
})

test('a label moves among those in use and stops at the ends', () => {
  const order = (by: number) => moveLabel(draftOf(set), 'b', by).labels.map(({ id }) => id)
  expect([order(-1), order(1), order(9), order(-9)]).toEqual([
    ['b', 'a', 'c'],
    ['a', 'c', 'b'],
    ['a', 'c', 'b'],
    ['b', 'a', 'c'],
  ])
})

const rule = (...rules: LabelRule[]) => [label('a', { rules }), label('b'), label('p', { kind: 'point' })]

test.each<{ case: string; labels: Label[]; field?: LabelSetProblem['field']; severity?: string; says: string }>([
  { case: 'no label', labels: [], field: 'labels', says: 'no label to choose' },
  { case: 'no name', labels: [label('a', { name: ' ' })], field: 'name', says: 'needs a name' },
  {
    case: 'a name in other letters',
    labels: [label('a', { name: 'Polyp' }), label('b', { name: 'polyp ' })],
    field: 'name',
    says: 'two labels called polyp',
  },
  {
    case: 'a key twice',
    labels: [label('a', { hotkey: '1' }), label('b', { hotkey: '1' })],
    field: 'hotkey',
    says: '1 is the key of A and of B.',
  },
  {
    case: 'a key of the page',
    labels: [label('a', { hotkey: 'K' })],
    field: 'hotkey',
    says: 'K does something else already (Pause)',
  },
  {
    case: 'colours alike to some',
    labels: [label('a', { color: '#ff0000' }), label('b', { color: '#00aa00' })],
    field: 'color',
    severity: 'warning',
    says: 'B and A look alike to people who cannot see green.',
  },
  {
    case: 'a colour that does not stand out',
    labels: [label('a', { color: '#111111' })],
    field: 'color',
    severity: 'warning',
    says: 'hard to see',
  },
  {
    case: 'a rule about nothing',
    labels: rule({ type: 'inside', of: ['gone'] }),
    says: 'names a label that is not there',
  },
  { case: 'inside itself', labels: rule({ type: 'inside', of: ['a'] }), says: 'must lie inside itself' },
  {
    case: 'nothing is so long and so short',
    labels: rule(
      { type: 'minimum-length', amount: 10, unit: 'frames' },
      { type: 'maximum-length', amount: 5, unit: 'frames' },
    ),
    says: 'at least 10 frames and at most 5',
  },
  {
    case: 'inside what it may not overlap',
    labels: rule({ type: 'inside', of: ['b'] }, { type: 'exclusive', with: 'any', itself: false }),
    says: 'must lie inside B and may not overlap it',
  },
  {
    case: 'a circle',
    labels: [
      label('a', { rules: [{ type: 'inside', of: ['b'] }] }),
      label('b', { rules: [{ type: 'inside', of: ['a'] }] }),
    ],
    says: 'no first segment could be made',
  },
  {
    case: 'inside a single frame',
    labels: rule({ type: 'inside', of: ['p'] }),
    severity: 'warning',
    says: 'which marks one frame',
  },
  {
    case: 'a choice of nothing',
    labels: [label('a', { attributes: [{ name: 'side', type: 'choice', isRequired: true }] })],
    field: 'attributes',
    says: 'no options',
  },
])('$case is told of', ({ labels, field = 'rules', severity = 'error', says }) => {
  const problems = checkLabelSet({ name: 'Set', rules: [], labels }, (key) => (key === 'k' ? 'Pause' : undefined))
  expect(problems).toContainEqual(expect.objectContaining({ field, severity, words: expect.stringContaining(says) }))
})

test.each<{ case: string; labels: Label[] }>([
  {
    case: 'a minimum in seconds and a maximum in frames: who knows the rate?',
    labels: rule(
      { type: 'minimum-length', amount: 10, unit: 'seconds' },
      { type: 'maximum-length', amount: 5, unit: 'frames' },
    ),
  },
  {
    case: 'a circle that has a way out',
    labels: [
      label('a', { rules: [{ type: 'inside', of: ['b', 'c'] }] }),
      label('b', { rules: [{ type: 'inside', of: ['a'] }] }),
      label('c'),
    ],
  },
  {
    case: 'the name of a retired label',
    labels: [label('a'), label('b', { name: 'A', isRetired: true, hotkey: null })],
  },
])('nothing is said of $case', ({ labels }) => {
  expect(checkLabelSet({ name: 'Set', rules: [], labels })).toEqual([])
})

test('the safe colours stand out and stay apart for everybody, and the farthest is proposed', () => {
  for (const [at, { color }] of SAFE_COLORS.entries()) {
    expect(standsOut(color), color).toBe(true)
    for (const other of SAFE_COLORS.slice(0, at))
      expect(confusedBy(color, other.color), `${color} ${other.color}`).toEqual([])
  }
  const used = ['#0072b2', '#e69f00']
  expect(used).not.toContain(suggestColor(used))
  expect(confusedBy('#ff0000', '#00aa00')).toEqual(['deutan'])
})

test('contrast and distance are those of the standards', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(colorDistance('#000000', '#ffffff', 'normal')).toBeCloseTo(1, 3)
  expect(colorDistance('#123456', '#123456', 'tritan')).toBe(0)
})

test('what two versions differ in is said in words', () => {
  const before = draftOf(set)
  const side = { name: 'side', type: 'choice' as const, options: ['left', 'right'], isRequired: true }
  const changed = changeLabel(before, 'a', {
    color: '#ffffff',
    hotkey: null,
    attributes: [side],
    rules: [{ type: 'exclusive', with: ['b'], itself: true }],
  })
  const after = {
    ...moveLabel(changed, 'c', -2),
    name: 'Special',
    rules: [{ type: 'full-coverage' as const, by: 'any' as const }],
  }
  expect(words(compareLabelSets(before, after))).toEqual([
    'the set is called Special instead of General',
    'for the whole set: every frame is in a segment of some label',
    'A: colour #ffffff instead of #0072b2',
    'A: no key any more',
    'A: new attribute: side (left or right, required)',
    'A: new rule: may not overlap B or itself',
    'the labels are in another order',
  ])
})

test('a set from outside is read as it will be kept, or refused', () => {
  const sent = { name: ' My set ', rules: [], labels: [{ ...label('a'), color: '#ABCDEF' }] }
  expect(labelSetDraft.parse(sent)).toMatchObject({ name: 'My set', labels: [{ color: '#abcdef' }] })
  expect(labelSetDraft.safeParse({ ...sent, labels: [label('a', { hotkey: '?' })] }).success).toBe(false)
  expect(labelSetDraft.safeParse({ ...sent, name: '  ' }).success).toBe(false)
})

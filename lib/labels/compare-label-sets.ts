import { describeAttribute, describeRule, describeSetRule, joined, type Names } from './describe-rule'
import { type LabelSetDraft, labelsInUse } from './draft'
import { isSame } from './is-same'
import type { Label } from './schema'

/** What one version of a set has that another has not. `labelId` is null for what concerns the set. */
export type LabelSetChange = {
  readonly labelId: string | null
  readonly kind: 'added' | 'deleted' | 'retired' | 'restored' | 'renamed' | 'changed' | 'order' | 'set'
  readonly words: string
}

/** What changed from `before` to `after`, in words, the set first and then its labels in their new order. */
export function compareLabelSets(before: LabelSetDraft, after: LabelSetDraft): LabelSetChange[] {
  const old = new Map(before.labels.map((label) => [label.id, label]))
  const names: Names = new Map([...before.labels, ...after.labels].map(({ id, name }) => [id, name]))
  const kept = new Set(after.labels.map(({ id }) => id))
  const gone = before.labels.filter(({ id }) => !kept.has(id))
  return [
    ...changesOfSet(before, after, names),
    ...after.labels.flatMap((label) => changesOfLabel(old.get(label.id), label, names)),
    ...gone.map((label): LabelSetChange => ({ labelId: label.id, kind: 'deleted', words: `${label.name} deleted` })),
    ...changeOfOrder(before, after),
  ]
}

function changesOfSet(before: LabelSetDraft, after: LabelSetDraft, names: Names): LabelSetChange[] {
  const changes: LabelSetChange[] = []
  const say = (words: string) => changes.push({ labelId: null, kind: 'set', words })
  if (before.name !== after.name) say(`the set is called ${after.name} instead of ${before.name}`)
  if (!isSame(before.rules, after.rules)) {
    const rules = after.rules.map((rule) => describeSetRule(rule, names))
    say(rules.length === 0 ? 'no rule for the whole set any more' : `for the whole set: ${joined(rules, 'and')}`)
  }
  return changes
}

function changesOfLabel(before: Label | undefined, after: Label, names: Names): LabelSetChange[] {
  const change = (kind: LabelSetChange['kind'], words: string): LabelSetChange => ({ labelId: after.id, kind, words })
  if (before === undefined) return [change('added', `${after.name} added`)]
  const changes: LabelSetChange[] = []
  if (before.name !== after.name) changes.push(change('renamed', `${before.name} renamed to ${after.name}`))
  if (!before.isRetired && after.isRetired) changes.push(change('retired', `${after.name} retired`))
  if (before.isRetired && !after.isRetired) changes.push(change('restored', `${after.name} in use again`))
  const isFreed = after.isRetired && after.hotkey === null
  const parts = partsChanged(before, isFreed ? { ...after, hotkey: before.hotkey } : after, names)
  return [...changes, ...parts.map((words) => change('changed', `${after.name}: ${words}`))]
}

function partsChanged(before: Label, after: Label, names: Names): string[] {
  const parts: string[] = []
  if (before.color !== after.color) parts.push(`colour ${after.color} instead of ${before.color}`)
  if (before.hotkey !== after.hotkey) {
    parts.push(after.hotkey === null ? 'no key any more' : `key ${after.hotkey.toUpperCase()}`)
  }
  if (before.kind !== after.kind)
    parts.push(after.kind === 'point' ? 'marks one frame now' : 'has a first and a last frame now')
  parts.push(
    ...listChanges(before.attributes.map(describeAttribute), after.attributes.map(describeAttribute), 'attribute'),
  )
  const rulesOf = ({ rules }: Label) => rules.map((rule) => describeRule(rule, names))
  parts.push(...listChanges(rulesOf(before), rulesOf(after), 'rule'))
  return parts
}

function listChanges(before: readonly string[], after: readonly string[], what: string): string[] {
  return [
    ...after.filter((each) => !before.includes(each)).map((each) => `new ${what}: ${each}`),
    ...before.filter((each) => !after.includes(each)).map((each) => `${what} gone: ${each}`),
  ]
}

function changeOfOrder(before: LabelSetDraft, after: LabelSetDraft): LabelSetChange[] {
  const inAfter = new Set(labelsInUse(after).map(({ id }) => id))
  const inBefore = new Set(labelsInUse(before).map(({ id }) => id))
  const orderOf = (draft: LabelSetDraft, other: ReadonlySet<string>) =>
    labelsInUse(draft).flatMap(({ id }) => (other.has(id) ? [id] : []))
  if (isSame(orderOf(before, inAfter), orderOf(after, inBefore))) return []
  return [{ labelId: null, kind: 'order', words: 'the labels are in another order' }]
}

import { err, ok, type Result } from '@/lib/result/result'
import { checkLabelSet, hasErrors, type LabelSetProblem, nameKey } from './check-label-set'
import { compareLabelSets, type LabelSetChange } from './compare-label-sets'
import type { LabelSetDraft } from './draft'
import type { Label, LabelRule, LabelSet } from './schema'

/**
 * How a label is used. `segments`: how many segments have it now. `isKept`: segments have it or had it once, so that the
 * history needs it; it can be retired and never deleted.
 */
export type LabelUsage = { readonly segments: number; readonly isKept: boolean }

const UNUSED: LabelUsage = { segments: 0, isKept: false }

/** What to write to make a set what is wanted, and what it means for people. `next` is the whole set afterwards. */
export type LabelSetPlan = {
  readonly next: LabelSet
  readonly created: readonly string[]
  readonly deleted: readonly string[]
  readonly changes: readonly LabelSetChange[]
}

/**
 * The plan that makes `current` what `wanted` says, or why it cannot be.
 *
 * A label that is not wanted any more is deleted if nothing ever had it; else it is retired: its id stays, its key is freed,
 * and its name gives way where a label in use takes it. Without any change `next` is `current`. `newId` gives an id for a
 * new label; rules that name it by the id of the draft name the new one.
 */
export function reviseLabelSet(
  current: LabelSet,
  wanted: LabelSetDraft,
  usage: ReadonlyMap<string, LabelUsage>,
  newId: () => string,
): Result<LabelSetPlan, LabelSetProblem[]> {
  const known = new Map(current.labels.map((label) => [label.id, label]))
  const problems = [...checkLabelSet(wanted), ...checkKept(known, wanted, usage)]
  if (hasErrors(problems)) return err(problems.filter(({ severity }) => severity === 'error'))

  const ids = new Map(wanted.labels.map(({ id }) => [id, known.has(id) ? id : newId()]))
  const named = withLabelIds(wanted, ids)
  const asked = named.labels.map((label) => ({ ...label, name: label.name.trim() }))
  const askedIds = new Set(asked.map(({ id }) => id))
  const gone = current.labels.filter(({ id }) => !askedIds.has(id))
  const mustStay = gone
    .filter(({ id }) => (usage.get(id) ?? UNUSED).isKept)
    .map((label) => ({ ...label, isRetired: true }))
  const inUse = asked.filter(({ isRetired }) => !isRetired)
  const retired = [...asked.filter(({ isRetired }) => isRetired), ...mustStay]
  const draft = {
    name: wanted.name.trim(),
    rules: named.rules,
    labels: [...inUse, ...givingWay(retired, inUse)],
  }
  const changes = compareLabelSets(current, draft)
  return ok({
    next: changes.length === 0 ? current : { ...current, ...draft, version: current.version + 1 },
    created: draft.labels.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    deleted: gone.filter((label) => !mustStay.some(({ id }) => id === label.id)).map(({ id }) => id),
    changes: changes.map((change) => withUsage(change, usage)),
  })
}

/** A label that segments have keeps its kind: an interval is no single frame. */
function checkKept(
  known: ReadonlyMap<string, Label>,
  wanted: LabelSetDraft,
  usage: ReadonlyMap<string, LabelUsage>,
): LabelSetProblem[] {
  return wanted.labels.flatMap((label): LabelSetProblem[] => {
    const before = known.get(label.id)
    const isKept = usage.get(label.id)?.isKept === true
    if (before === undefined || before.kind === label.kind || !isKept) return []
    const words = `${label.name} has segments, so it stays ${before.kind === 'point' ? 'a label of one frame' : 'an interval'}. Make another label instead.`
    return [{ severity: 'error', labelId: label.id, field: 'kind', words }]
  })
}

/** `draft` with other ids for some labels, in its rules too. */
export const withLabelIds = (draft: LabelSetDraft, ids: ReadonlyMap<string, string>): LabelSetDraft => ({
  ...draft,
  labels: draft.labels.map((label) => renamedRules(label, ids)),
  rules: draft.rules.map((rule) =>
    rule.by === 'any' ? rule : { ...rule, by: rule.by.map((id) => ids.get(id) ?? id) },
  ),
})

function renamedRules(label: Label, ids: ReadonlyMap<string, string>): Label {
  const named = (id: string) => ids.get(id) ?? id
  const rules = label.rules.map((rule): LabelRule => {
    if (rule.type === 'inside') return { ...rule, of: rule.of.map(named) }
    return rule.type === 'exclusive' && Array.isArray(rule.with) ? { ...rule, with: rule.with.map(named) } : rule
  })
  return { ...label, id: named(label.id), rules }
}

/** `retired` without keys, and under names that no label in use and no other retired one has. */
function givingWay(retired: readonly Label[], inUse: readonly Label[]): Label[] {
  const taken = new Set(inUse.map(({ name }) => nameKey(name)))
  return retired.map((label) => {
    let { name } = label
    for (let count = 1; taken.has(nameKey(name)); count += 1) {
      const suffix = count === 1 ? ' (retired)' : ` (retired ${count})`
      name = `${shortened(baseName(label.name), 80 - suffix.length)}${suffix}`
    }
    taken.add(nameKey(name))
    return { ...label, name, hotkey: null }
  })
}

const baseName = (name: string): string => name.replace(/ \(retired(?: \d+)?\)$/, '')

/** The first `most` UTF-16 code units of `text`, without half of a character at the end. */
const shortened = (text: string, most: number): string => text.slice(0, most).replace(/\p{Surrogate}$/u, '')

/** What a change means for segments that are there. */
function withUsage(change: LabelSetChange, usage: ReadonlyMap<string, LabelUsage>): LabelSetChange {
  const { segments } = usage.get(change.labelId ?? '') ?? UNUSED
  if (segments === 0) return change
  const count = `${segments.toLocaleString('en-US')} ${segments === 1 ? 'segment' : 'segments'}`
  if (change.kind === 'retired')
    return {
      ...change,
      words: `${change.words}: ${count} ${segments === 1 ? 'keeps' : 'keep'} it, nobody can choose it`,
    }
  if (change.kind === 'renamed') return { ...change, words: `${change.words} in ${count}` }
  return change
}

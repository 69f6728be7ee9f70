import type { LabelSetProblem } from './check-label-set'
import { type LabelSetDraft, labelsInUse } from './draft'
import { conflictsOf } from './label-conflicts'
import type { Label, LabelRule } from './schema'

type Flaw = Pick<LabelSetProblem, 'severity' | 'words'>

const wrong = (words: string): Flaw => ({ severity: 'error', words })
const doubtful = (words: string): Flaw => ({ severity: 'warning', words })

/** What is wrong with the rules of `draft`: they name labels that are not there, or nobody could keep them. */
export function checkRules(draft: LabelSetDraft): LabelSetProblem[] {
  const inUse = labelsInUse(draft)
  const known = new Map(draft.labels.map((label) => [label.id, label]))
  const conflicts = conflictsOf(draft.labels)
  const ungrounded = labelsInsideNothing(inUse)
  const ofLabels = inUse.flatMap((label) => {
    const flaws = [
      ...referenceFlaws(label.name, label.rules.flatMap(namedBy), known),
      ...lengthFlaws(label),
      ...insideFlaws(label, conflicts, known),
      ...(ungrounded.has(label.id)
        ? [wrong(`${label.name} must lie inside labels that must lie inside it: no first segment could be made.`)]
        : []),
    ]
    return flaws.map((flaw): LabelSetProblem => ({ ...flaw, labelId: label.id, field: 'rules' }))
  })
  const ofSet = draft.rules
    .flatMap(({ by }) => referenceFlaws('The whole set', by === 'any' ? [] : by, known))
    .map((flaw): LabelSetProblem => ({ ...flaw, labelId: null, field: 'rules' }))
  return [...ofLabels, ...ofSet]
}

function namedBy(rule: LabelRule): readonly string[] {
  if (rule.type === 'inside') return rule.of
  return rule.type === 'exclusive' && Array.isArray(rule.with) ? rule.with : []
}

function referenceFlaws(who: string, ids: readonly string[], known: ReadonlyMap<string, Label>): Flaw[] {
  return ids.flatMap((id) => {
    const label = known.get(id)
    if (label === undefined) return [wrong(`A rule of ${who} names a label that is not there. Choose another.`)]
    return label.isRetired ? [doubtful(`A rule of ${who} names ${label.name}, which is retired.`)] : []
  })
}

function lengthFlaws({ name, kind, rules }: Label): Flaw[] {
  const lengths = rules.flatMap((rule) =>
    rule.type === 'minimum-length' || rule.type === 'maximum-length' ? [rule] : [],
  )
  if (kind === 'point') {
    return lengths.length === 0 ? [] : [doubtful(`${name} marks one frame, so a rule about its length says nothing.`)]
  }
  const least = lengths.filter(({ type }) => type === 'minimum-length')
  const most = lengths.filter(({ type }) => type === 'maximum-length')
  return least.flatMap((minimum) =>
    most
      .filter(({ unit, amount }) => unit === minimum.unit && amount < minimum.amount)
      .map(({ amount, unit }) =>
        wrong(`${name} must have at least ${minimum.amount} ${unit} and at most ${amount}: nothing has both.`),
      ),
  )
}

function insideFlaws(
  { id, name, rules }: Label,
  conflicts: ReadonlyMap<string, ReadonlySet<string>>,
  known: ReadonlyMap<string, Label>,
): Flaw[] {
  return rules.flatMap((rule) => {
    if (rule.type !== 'inside') return []
    if (rule.of.includes(id)) return [wrong(`${name} must lie inside itself. Choose another label.`)]
    const places = rule.of.flatMap((each) => known.get(each) ?? [])
    const points = places.filter(({ kind }) => kind === 'point').map((place) => place.name)
    const shut = places.filter((place) => conflicts.get(id)?.has(place.id) === true)
    const flaws: Flaw[] = []
    if (points.length > 0)
      flaws.push(doubtful(`${name} must lie inside ${points.join(' or ')}, which marks one frame.`))
    if (places.length > 0 && shut.length === places.length) {
      const names = shut.map((place) => place.name).join(' or ')
      flaws.push(wrong(`${name} must lie inside ${names} and may not overlap it: nothing does both.`))
    }
    return flaws
  })
}

/**
 * The labels of which no segment could come first: each must lie inside labels that are in the same plight. A label is well
 * when each of its `inside` rules names one that is.
 */
function labelsInsideNothing(labels: readonly Label[]): ReadonlySet<string> {
  const insides = new Map(
    labels.map(({ id, rules }) => [id, rules.flatMap((rule) => (rule.type === 'inside' ? [rule.of] : []))]),
  )
  const stuck = new Set(labels.map(({ id }) => id))
  for (let before = -1; before !== stuck.size; ) {
    before = stuck.size
    for (const id of [...stuck]) {
      // A rule that names itself, or what is not there, is told of by itself.
      const isWell = (insides.get(id) ?? []).every((of) => of.includes(id) || of.some((each) => !stuck.has(each)))
      if (isWell) stuck.delete(id)
    }
  }
  return stuck
}

import type { Label, LabelRule } from './schema'

/**
 * The labels that each label may not overlap, by id, its own where segments of it may not overlap each other. Both ways
 * round, whichever of the two has the rule. A label that nothing excludes is not in the map.
 */
export function conflictsOf(labels: readonly Label[]): ReadonlyMap<string, ReadonlySet<string>> {
  const conflicts = new Map<string, Set<string>>()
  const add = (a: string, b: string) => {
    const of = conflicts.get(a) ?? new Set()
    conflicts.set(a, of.add(b))
  }
  for (const { id, rules } of labels) {
    for (const rule of rules) {
      for (const other of rule.type === 'exclusive' ? excludedBy(rule, id, labels) : []) {
        add(id, other)
        add(other, id)
      }
    }
  }
  return conflicts
}

function excludedBy(
  rule: Extract<LabelRule, { type: 'exclusive' }>,
  id: string,
  labels: readonly Label[],
): readonly string[] {
  const others = rule.with === 'any' ? labels.map((label) => label.id) : (rule.with ?? [])
  return [...others.filter((other) => other !== id), ...(rule.itself ? [id] : [])]
}

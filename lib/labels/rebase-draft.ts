import type { LabelSetDraft } from './draft'
import { isSame } from './is-same'
import type { Label, LabelSet } from './schema'

/** `draft` on top of what somebody else has saved; `clashes` says in words where both changed the same and mine is kept. */
export type Rebased = { readonly draft: LabelSetDraft; readonly clashes: readonly string[] }

/**
 * What was changed from `base` to `mine`, done to `theirs`. Each part of a label counts by itself: what I left alone is as
 * they left it. A label that they deleted comes back only if I changed it.
 */
export function rebaseDraft(base: LabelSet, mine: LabelSetDraft, theirs: LabelSet): Rebased {
  const clashes: string[] = []
  const [inBase, inMine, inTheirs] = [byId(base.labels), byId(mine.labels), byId(theirs.labels)]
  const merge = (id: string): Label[] => {
    const [before, own, other] = [inBase.get(id), inMine.get(id), inTheirs.get(id)]
    if (own === undefined) return before === undefined && other !== undefined ? [other] : []
    if (before === undefined) return [own]
    if (other !== undefined) return [mergeParts(before, own, other, (part) => clashes.push(`${part} of ${own.name}`))]
    return isSame(before, own) ? [] : [own]
  }
  const ids = new Set([...orderOf(base, mine, theirs), ...inMine.keys(), ...inTheirs.keys()])
  const { name, rules } = mergeParts(partsOf(base), partsOf(mine), partsOf(theirs), (part) =>
    clashes.push(`${part} of the set`),
  )
  return { draft: { name, rules, labels: [...ids].flatMap(merge) }, clashes }
}

const partsOf = ({ name, rules }: LabelSetDraft) => ({ name, rules })

const byId = (labels: readonly Label[]): ReadonlyMap<string, Label> => new Map(labels.map((label) => [label.id, label]))

/** My order where I changed it, else theirs. */
function orderOf(base: LabelSet, mine: LabelSetDraft, theirs: LabelSet): readonly string[] {
  const known = new Set(base.labels.map(({ id }) => id))
  const kept = new Set(mine.labels.map(({ id }) => id))
  const order = ({ labels }: LabelSetDraft) => labels.map(({ id }) => id)
  const before = order(base).filter((id) => kept.has(id))
  const now = order(mine).filter((id) => known.has(id))
  return isSame(before, now) ? order(theirs) : order(mine)
}

function mergeParts<T extends object>(before: T, own: T, other: T, clash: (part: string) => void): T {
  const merged = { ...other }
  for (const part of Object.keys(own) as (keyof T & string)[]) {
    if (isSame(own[part], before[part])) continue
    if (!isSame(other[part], before[part]) && !isSame(other[part], own[part])) clash(part)
    merged[part] = own[part]
  }
  return merged
}

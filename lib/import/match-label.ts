import type { Label } from '@/lib/labels/schema'
import type { FoundRow } from './found-file'
import type { LabelMapping } from './import-plan'

/** What a row's label is: one of the set, nothing of it, or left out by whoever imports. */
export type LabelMatch =
  | { readonly kind: 'label'; readonly label: Label; readonly isChosen: boolean }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'unknown'; readonly wanted?: string }

/**
 * Finds the label that a row means: what somebody chose for its name, else the label with its id and name, of exactly its
 * name, of its name in other case. Of several names the likelier one wins. `wanted`: what was chosen and is no label.
 */
export function createLabelMatcher(
  labels: readonly Label[],
  mapping: LabelMapping,
): (row: Pick<FoundRow, 'labels' | 'labelId'>) => LabelMatch {
  const byId = new Map(labels.map((label) => [label.id, label]))
  const byName = new Map(labels.map((label) => [label.name, label]))
  const byFolded = new Map(labels.map((label) => [folded(label.name), label]))
  const chosen = new Map(Object.entries(mapping))
  return ({ labels: names, labelId }) => {
    const choice = names.map((name) => chosen.get(name)).find((one) => one !== undefined)
    if (choice === null) return { kind: 'skipped' }
    const wanted = byId.get(choice ?? '')
    if (wanted !== undefined) return { kind: 'label', label: wanted, isChosen: true }
    // Somebody wants another label than the file says: none is better than the one that is not wanted.
    if (choice !== undefined) return { kind: 'unknown', wanted: choice }
    const label =
      byId.get(labelId ?? '') ??
      firstOf(names, (name) => byName.get(name)) ??
      firstOf(names, (name) => byFolded.get(folded(name)))
    return label === undefined ? { kind: 'unknown' } : { kind: 'label', label, isChosen: false }
  }
}

function firstOf<T>(names: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = find(name)
    if (found !== undefined) return found
  }
  return undefined
}

const folded = (name: string): string => name.trim().toLowerCase()

import { z } from 'zod'
import { type LabelSetDraft, labelSetDraft } from '@/lib/labels/draft'
import { type LabelSet, labelSet } from '@/lib/labels/schema'

/** A label set while it is changed: `base` is what it was when that began, `draft` what it shall be. */
export type EditedSet = { readonly base: LabelSet; readonly draft: LabelSetDraft }

/** A draft may hold what cannot be saved yet, so it is read as loosely as a set that was never checked. */
const kept = z.object({
  base: labelSet.extend({ version: z.number().int().min(0) }),
  draft: z.object({
    name: z.string(),
    rules: labelSet.shape.rules,
    labels: z.array(labelSetDraft.shape.labels.element.extend({ name: z.string(), attributes: z.array(z.any()) })),
  }),
})

const keyOf = (id: string) => `framemark.label-set.${id}`

/** What was being changed of the set in this tab and not saved; null if nothing. */
export function keptDraft(id: string): EditedSet | null {
  try {
    const text = window.sessionStorage.getItem(keyOf(id))
    return text === null ? null : (kept.parse(JSON.parse(text)) as EditedSet)
  } catch {
    return null
  }
}

/** Keeps what is being changed until it is saved or dropped (null): a tab that is reloaded loses nothing. */
export function keepDraft(id: string, edited: EditedSet | null): void {
  try {
    if (edited === null) window.sessionStorage.removeItem(keyOf(id))
    else window.sessionStorage.setItem(keyOf(id), JSON.stringify(edited))
  } catch {
    // A browser that keeps nothing still asks before the page is left.
  }
}

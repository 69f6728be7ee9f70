import { z } from 'zod'
import { storableText } from '@/lib/text/storable-text'
import { attribute, type Label, type LabelRule, type LabelSet, label, type SetRule, setRule } from './schema'

/** Line ends, tabs and their like are nothing that people see in a name, and several formats cannot say them. */
const name = storableText(80)
  .trim()
  .min(1, 'a name of 1 to 80 characters')
  .regex(/^\P{Cc}*$/u, 'a name without line ends, tabs and other control characters')

/** Values are kept by their attribute's name in a plain object, which has some names of its own. */
const attributeName = name.refine((wanted) => !(wanted in {}), 'another name: this one is reserved')

const draftLabel = label.extend({
  id: z.string().min(1).max(64),
  name,
  color: label.shape.color.toLowerCase(),
  hotkey: z
    .string()
    .regex(/^[a-z0-9]$/i, 'one digit or letter')
    .nullable(),
  attributes: z
    .array(
      attribute.extend({ name: attributeName, options: z.array(storableText(200).trim().min(1)).max(100).optional() }),
    )
    .max(40),
  rules: z.array(label.shape.rules.element).max(40),
})

/**
 * A label set as somebody wants it: what `POST /api/label-sets` takes. The order of the labels is the order on screen. A label
 * whose id the set does not have yet is new, and rules may name it by that id; it gets one of its own.
 */
export const labelSetDraft = z.object({
  name,
  rules: z.array(setRule).max(20),
  labels: z.array(draftLabel).max(300),
})
export type LabelSetDraft = z.infer<typeof labelSetDraft>

/** The body of `PUT /api/label-sets/:id`: the whole set, and the version that it was changed from. */
export const labelSetRevision = labelSetDraft.extend({ baseVersion: z.number().int().positive() })

/** `set` to begin changing it. */
export const draftOf = ({ name: setName, rules, labels }: LabelSet): LabelSetDraft => ({ name: setName, rules, labels })

/** A label without a name yet. */
export const blankLabel = (id: string, color: string): Label => ({
  id,
  name: '',
  color,
  hotkey: null,
  kind: 'interval',
  attributes: [],
  rules: [],
  isRetired: false,
})

/** `draft` with a label more, behind those in use. */
export function addLabel(draft: LabelSetDraft, added: Label): LabelSetDraft {
  const [inUse, retired] = [labelsInUse(draft), draft.labels.filter(({ isRetired }) => isRetired)]
  return { ...draft, labels: [...inUse, added, ...retired] }
}

/** The labels that can be chosen, in order. */
export const labelsInUse = ({ labels }: Pick<LabelSetDraft, 'labels'>): readonly Label[] =>
  labels.filter(({ isRetired }) => !isRetired)

export const changeLabel = (draft: LabelSetDraft, id: string, changes: Partial<Label>): LabelSetDraft => ({
  ...draft,
  labels: draft.labels.map((each) => (each.id === id ? { ...each, ...changes } : each)),
})

/** `draft` with the label `by` places further down (up where negative) among those in use; at an end it stays there. */
export function moveLabel(draft: LabelSetDraft, id: string, by: number): LabelSetDraft {
  const inUse = [...labelsInUse(draft)]
  const from = inUse.findIndex((each) => each.id === id)
  const moved = inUse[from]
  if (moved === undefined) return draft
  inUse.splice(from, 1)
  inUse.splice(Math.min(Math.max(from + by, 0), inUse.length), 0, moved)
  return { ...draft, labels: [...inUse, ...draft.labels.filter(({ isRetired }) => isRetired)] }
}

/**
 * `draft` without the label: retired where it must be kept (segments have it, or had), else gone. Rules of others forget
 * it, so that nothing refers to what cannot be chosen.
 */
export function removeLabel(draft: LabelSetDraft, id: string, mustBeKept: boolean): LabelSetDraft {
  const forgetful = withoutReferences(draft, id)
  const removed = forgetful.labels.find((each) => each.id === id)
  const rest = forgetful.labels.filter((each) => each.id !== id)
  if (removed === undefined || !mustBeKept) return { ...forgetful, labels: rest }
  return { ...forgetful, labels: [...rest, { ...removed, isRetired: true, hotkey: null }] }
}

/** `draft` with a retired label in use again, behind the others; its hotkey was freed and stays so. */
export function restoreLabel(draft: LabelSetDraft, id: string): LabelSetDraft {
  const restored = draft.labels.find((each) => each.id === id)
  if (restored === undefined) return draft
  const rest = draft.labels.filter((each) => each.id !== id)
  return addLabel({ ...draft, labels: rest }, { ...restored, isRetired: false })
}

/** `draft` whose rules do not name label `id`; a rule that named no other goes. */
export function withoutReferences(draft: LabelSetDraft, id: string): LabelSetDraft {
  const others = (ids: readonly string[]) => ids.filter((each) => each !== id)
  const labels = draft.labels.map((each) => ({
    ...each,
    rules: each.rules.flatMap((rule): LabelRule[] => {
      if (rule.type === 'inside') {
        const of = others(rule.of)
        return of.length === 0 ? [] : [{ ...rule, of }]
      }
      if (rule.type !== 'exclusive' || rule.with === null || rule.with === 'any') return [rule]
      const left = others(rule.with)
      if (left.length > 0) return [{ ...rule, with: left }]
      return rule.itself ? [{ ...rule, with: null }] : []
    }),
  }))
  const rules = draft.rules.flatMap((rule): SetRule[] => {
    if (rule.by === 'any') return [rule]
    const by = others(rule.by)
    return by.length === 0 ? [] : [{ ...rule, by }]
  })
  return { ...draft, labels, rules }
}

import { z } from 'zod'

/** A label lasts from a frame up to another (`interval`) or marks one frame (`point`). */
export const labelKind = z.enum(['interval', 'point'])

/** Something to be said about a segment of a label: text, a number, yes or no, or one of `options`. */
export const attribute = z.object({
  name: z.string().min(1).max(80),
  type: z.enum(['text', 'number', 'boolean', 'choice']),
  /** For `choice`: at least one. */
  options: z.array(z.string().min(1).max(200)).optional(),
  /** Work cannot be submitted while it is not said. */
  isRequired: z.boolean(),
})
export type Attribute = z.infer<typeof attribute>

/** A length of time or of frames; a set is used on videos of every rate. */
const length = { amount: z.number().positive(), unit: z.enum(['frames', 'seconds']) }

/** The ids of labels; `any` is every label of the set but the rule's own. */
const others = z.union([z.literal('any'), z.array(z.string()).min(1)])

/** What must hold for every segment of a label. */
export const labelRule = z.discriminatedUnion('type', [
  /** May not overlap segments of these labels; `itself`: nor those of its own. */
  z.object({ type: z.literal('exclusive'), with: others.nullable(), itself: z.boolean() }),
  /** Must lie inside a segment of one of these labels. */
  z.object({ type: z.literal('inside'), of: z.array(z.string()).min(1) }),
  z.object({ type: z.literal('minimum-length'), ...length }),
  z.object({ type: z.literal('maximum-length'), ...length }),
])
export type LabelRule = z.infer<typeof labelRule>

/** What must hold for all segments together: every frame is in a segment of one of these labels. */
export const setRule = z.object({
  type: z.literal('full-coverage'),
  by: z.union([z.literal('any'), z.array(z.string()).min(1)]),
})
export type SetRule = z.infer<typeof setRule>

export const label = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  /** #rrggbb */
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** The key that applies this label; a digit or a letter. */
  hotkey: z.string().length(1).nullable(),
  kind: labelKind,
  attributes: z.array(attribute),
  rules: z.array(labelRule),
  /** No longer to be chosen; segments that have it keep it. */
  isRetired: z.boolean(),
})
export type Label = z.infer<typeof label>

export const labelSet = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int().positive(),
  /** New work gets this set. */
  isDefault: z.boolean(),
  rules: z.array(setRule),
  labels: z.array(label),
})
export type LabelSet = z.infer<typeof labelSet>

/** The answer of `GET /api/label-sets`, the sets in use, the one for new work first. */
export const labelSetList = z.object({
  labelSets: z.array(labelSet),
  /** With `?retired=true`: the sets that are not offered any more. */
  retired: z.array(labelSet).optional(),
})

import { z } from 'zod'

/** A label lasts from a frame up to another (`interval`) or marks one frame (`point`). */
export const labelKind = z.enum(['interval', 'point'])

export const label = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  /** #rrggbb */
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  /** The key that applies this label; a digit or a letter. */
  hotkey: z.string().length(1).nullable(),
  kind: labelKind,
})
export type Label = z.infer<typeof label>

export const labelSet = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int().positive(),
  labels: z.array(label),
})
export type LabelSet = z.infer<typeof labelSet>

/** The answer of `GET /api/label-sets`, the newest version of each set. */
export const labelSetList = z.object({ labelSets: z.array(labelSet) })

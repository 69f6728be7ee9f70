import { z } from 'zod'

/** How somebody labels live, in this browser. A value that is not one falls back to its default, alone. */
const labelingSettings = z.object({
  /** Subtracted from keys that are pressed while the video plays, in milliseconds. 0: it was not measured yet. */
  reactionMs: z.number().int().min(0).max(2000).catch(0),
  /** Labels may run at the same time; else one ends where the next begins. */
  severalAtOnce: z.boolean().catch(false),
})
export type LabelingSettings = Readonly<z.infer<typeof labelingSettings>>

/** The settings that were kept; undefined where none were. What is not one is the default. */
export const parseLabelingSettings = (kept: unknown): LabelingSettings =>
  labelingSettings.catch(labelingSettings.parse({})).parse(kept ?? {})

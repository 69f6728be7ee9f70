import { z } from 'zod'

/** How somebody labels live, in this browser. A value that is not one falls back to its default, alone. */
const labelingSettings = z.object({
  /** Subtracted from keys that are pressed while the video plays, in milliseconds. 0: it was not measured yet. */
  reactionMs: z.number().int().min(0).max(2000).catch(0),
  /** Labels may run at the same time; else one ends where the next begins. */
  severalAtOnce: z.boolean().catch(false),
})
export type LabelingSettings = Readonly<z.infer<typeof labelingSettings>>

/** The settings that were kept as `text`; null where none were. What cannot be read is the default. */
export function parseLabelingSettings(text: string | null): LabelingSettings {
  try {
    return labelingSettings.catch(labelingSettings.parse({})).parse(JSON.parse(text ?? '{}'))
  } catch {
    return labelingSettings.parse({})
  }
}

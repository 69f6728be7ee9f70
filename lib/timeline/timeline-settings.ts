import { z } from 'zod'

/** How somebody likes the timeline, in this browser. A value that is not one falls back to its default, alone. */
const timelineSettings = z.object({
  /** Whether dragged edges are attracted; Alt turns it round while it is held. */
  snapping: z.enum(['on', 'off']).catch('on'),
})
export type TimelineSettings = Readonly<z.infer<typeof timelineSettings>>

export const DEFAULT_TIMELINE_SETTINGS: TimelineSettings = timelineSettings.parse({})

/** The settings that were kept as `text`; null where none were. What cannot be read is the default. */
export function parseTimelineSettings(text: string | null): TimelineSettings {
  try {
    return timelineSettings.catch(DEFAULT_TIMELINE_SETTINGS).parse(JSON.parse(text ?? '{}'))
  } catch {
    return DEFAULT_TIMELINE_SETTINGS
  }
}

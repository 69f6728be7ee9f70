import { z } from 'zod'

/** How somebody likes the timeline, in this browser. A value that is not one falls back to its default, alone. */
const timelineSettings = z.object({
  /** Whether dragged edges are attracted; Alt turns it round while it is held. */
  snapping: z.enum(['on', 'off']).catch('on'),
})
export type TimelineSettings = Readonly<z.infer<typeof timelineSettings>>

/** The settings that were kept; undefined where none were. What is not one is the default. */
export const parseTimelineSettings = (kept: unknown): TimelineSettings =>
  timelineSettings.catch(timelineSettings.parse({})).parse(kept ?? {})

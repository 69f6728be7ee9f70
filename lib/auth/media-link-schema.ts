import { z } from 'zod'

/** The longest that somebody may ask a link to be good for, in minutes: a week, as long as a session lasts unvisited. */
export const MOST_LINK_MINUTES = 7 * 24 * 60

/**
 * `POST /api/videos/:videoId/media-link`. Without `forMinutes` it is good for one to two hours, and the same for all who
 * ask in the same session and hour.
 */
export const mediaLinkRequest = z.object({
  type: z.enum(['raw', 'processed']).default('processed'),
  rendition: z.enum(['playable', 'original', 'playback', 'scrub']).default('playable'),
  forMinutes: z.int().min(1).max(MOST_LINK_MINUTES).optional(),
})

/** `url` is a path of this server with its query; `goodForMs` is how long from now, by no clock but its own. */
export const mediaLink = z.object({ url: z.string(), expiresAt: z.iso.datetime(), goodForMs: z.number() })

export type MediaLink = z.infer<typeof mediaLink>

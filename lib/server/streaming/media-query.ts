import 'server-only'
import { z } from 'zod'
import { streamingProfile } from '@/lib/http/serving-policy'
import { renditionKind, variantKind } from '@/lib/videos/schema'

/** The address of a video's bytes. Any text is a valid id; one that is nobody's is not found. */
export const mediaParams = z.object({ videoId: z.string() })

/** What of a video is asked for, and how. `playable` is the playback copy, or the original where there is none. */
export const mediaQuery = z.object({
  type: variantKind.default('processed'),
  rendition: z.enum(['playable', ...renditionKind.options]).default('playable'),
  profile: streamingProfile.optional(),
  download: z.enum(['0', '1']).default('0'),
  /** A link that admits to exactly this, in place of a cookie (lib/auth/media-link). */
  link: z.string().optional(),
})
export type MediaQuery = z.infer<typeof mediaQuery>

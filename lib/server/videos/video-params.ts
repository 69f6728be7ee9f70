import 'server-only'
import { z } from 'zod'

/** The address of something of a video. Any short text is an id; one that is nobody's is not found. */
export const videoParams = z.object({ videoId: z.string().max(64) })

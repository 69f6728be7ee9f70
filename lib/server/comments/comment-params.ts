import 'server-only'
import { z } from 'zod'

/** The address of a comment. Any short text is an id; one that is nobody's is not found. */
export const commentParams = z.object({ commentId: z.string().max(64) })

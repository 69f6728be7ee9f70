import 'server-only'
import { z } from 'zod'

/** The address of a label set. Any short text is an id; one that is nobody's is not found. */
export const labelSetParams = z.object({ labelSetId: z.string().max(64) })

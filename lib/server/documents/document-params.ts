import 'server-only'
import { z } from 'zod'

/** The address of something of a document. Any short text is an id; one that is nobody's is not found. */
export const documentParams = z.object({ documentId: z.string().max(64) })

import { z } from 'zod'
import { labelSet } from '@/lib/labels/schema'

/** How far somebody's work on a video is. `none`: not begun. It can be edited while it is a draft or was returned. */
export const documentState = z.enum(['none', 'draft', 'submitted', 'accepted', 'returned'])
export type DocumentState = z.infer<typeof documentState>

/** The answer of `GET /api/videos/:id/document`. */
export const annotationDocument = z.object({
  /** Null while it was not begun. */
  id: z.string().nullable(),
  state: documentState,
  /** The set it is labeled with, also one that was retired since; before the first edit the set it would get. */
  labelSet: labelSet.nullable(),
  /** Of its label set, the version that it was submitted with; null before. */
  labelSetVersion: z.number().int().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
  /** What the reviewer who returned or accepted it last said of it, by name; null where nobody has yet. */
  review: z.object({ by: z.string(), note: z.string() }).nullable(),
})
export type AnnotationDocument = z.infer<typeof annotationDocument>

/** Whether work in this state takes edits. */
export const isOpenState = (state: DocumentState): boolean => state !== 'submitted' && state !== 'accepted'

/**
 * The body of `POST /api/videos/:id/document/submit`. `seen`: how many segments the page shows, and the sum of their
 * versions. Another number means edits of another page that this one has not seen, or some that did not arrive: those are not
 * submitted unseen.
 */
export const submission = z.strictObject({
  seen: z.strictObject({ segments: z.number().int().min(0), versions: z.number().int().min(0) }).optional(),
})
export type Submission = z.infer<typeof submission>

/** What {@link submission} says of these segments. */
export const seenOf = (segments: readonly { readonly version: number }[]): NonNullable<Submission['seen']> => ({
  segments: segments.length,
  versions: segments.reduce((sum, { version }) => sum + version, 0),
})

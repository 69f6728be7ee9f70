import { z } from 'zod'
import { storableText } from '@/lib/text/storable-text'
import { byPerson } from './comment-schema'

/** What of a request chooses another's work; without it, one's own is meant. */
export const documentChoice = z.object({ document: z.string().max(64).optional() })

/** States that a document has once it was begun. */
export const reviewState = z.enum(['draft', 'submitted', 'accepted', 'returned'])
export type ReviewState = z.infer<typeof reviewState>

/** Somebody's work on a video, as who reviews it sees it. `sequence` is the number of its newest edit. */
export const documentSummary = z.object({
  id: z.string(),
  video: z.object({ id: z.string(), title: z.string() }),
  batch: z.object({ id: z.string(), name: z.string() }).nullable(),
  annotator: byPerson,
  state: reviewState,
  sequence: z.number().int().min(0),
  segments: z.number().int().min(0),
  /** Comments that nobody has resolved. */
  openComments: z.number().int().min(0),
  submittedAt: z.iso.datetime().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
  reviewer: byPerson.nullable(),
})
export type DocumentSummary = z.infer<typeof documentSummary>

/** The answer of `GET /api/videos/:id/documents`. */
export const documentList = z.object({ documents: z.array(documentSummary) })
export type DocumentList = z.infer<typeof documentList>

/** The query of `GET /api/documents`. */
export const reviewQuery = z.object({
  state: reviewState.default('submitted'),
  batch: z.string().max(64).optional(),
  annotator: z.string().max(64).optional(),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ReviewQuery = z.infer<typeof reviewQuery>

/** What of work in review is wanted, as a page asks for it. */
export type ReviewFilter = Pick<ReviewQuery, 'state' | 'batch' | 'annotator'>

/**
 * The answer of `GET /api/documents`: work in one state, what was submitted first before the rest. `annotators` and
 * `batches` are those that have any in that state.
 */
export const reviewQueue = z.object({
  documents: z.array(documentSummary),
  nextCursor: z.string().nullable(),
  annotators: z.array(byPerson),
  batches: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ReviewQueue = z.infer<typeof reviewQueue>

const note = storableText(4000)

/** `seen`: the `sequence` of the document as it was looked at. */
const seen = z.number().int().min(0)

/** The body of `POST /api/documents/:documentId/return`. The note may be empty where a comment is open: that says why. */
export const returning = z.strictObject({ note, seen })

/** The body of `POST /api/documents/:documentId/accept`. */
export const accepting = z.strictObject({ note: note.default(''), seen })

/** A step of a document's way. */
export const documentEvent = z.object({
  id: z.string(),
  kind: z.enum(['submitted', 'reopened', 'returned', 'accepted']),
  actor: byPerson,
  note: z.string(),
  createdAt: z.iso.datetime(),
})
export type DocumentEvent = z.infer<typeof documentEvent>

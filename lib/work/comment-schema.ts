import { z } from 'zod'
import { clientId } from '@/lib/segments/schema'
import { storableText } from '@/lib/text/storable-text'

/** Who did something, as they are called now. */
export const byPerson = z.object({ id: z.string(), name: z.string() })

const body = storableText(4000).refine((text) => text.trim() !== '', 'a few words')
const frame = z.number().int().min(0).max(2_147_483_647)
const id = z.string().max(64)

/**
 * A remark on somebody's work, read by them and by who may review. `frame` is where it is pinned; that of a comment on a
 * segment is where the segment began when it was written. `segmentId` is null where it is about no segment.
 */
export const comment = z.object({
  id: z.string(),
  videoId: z.string(),
  documentId: z.string().nullable(),
  segmentId: z.string().nullable(),
  frame: frame.nullable(),
  body: z.string(),
  author: byPerson,
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
})
export type Comment = z.infer<typeof comment>

/** The answer of `GET /api/comments`: by where they are pinned, then by when they were written. */
export const commentList = z.object({ comments: z.array(comment) })
export type CommentList = z.infer<typeof commentList>

/** Which comments: those on one document, or those on a video that one may read. */
export const commentQuery = z
  .object({ document: id.optional(), video: id.optional() })
  .refine(({ document, video }) => (document === undefined) !== (video === undefined), 'name a document or a video')
export type CommentQuery = z.infer<typeof commentQuery>

/** The body of `POST /api/comments`. With `videoId` it is on one's own work there. */
export const newComment = z
  .strictObject({
    documentId: id.optional(),
    videoId: id.optional(),
    segmentId: clientId.optional(),
    frame: frame.optional(),
    body,
  })
  .refine((one) => (one.documentId === undefined) !== (one.videoId === undefined), 'name a document or a video')
  .refine((one) => one.segmentId !== undefined || one.frame !== undefined, 'name a frame or a segment')
export type NewComment = z.infer<typeof newComment>

/** The body of `PATCH /api/comments/:commentId`: its author changes the words, both sides say that it is settled. */
export const commentChange = z
  .strictObject({ body: body.optional(), resolved: z.boolean().optional() })
  .refine((change) => change.body !== undefined || change.resolved !== undefined, 'nothing to change')
export type CommentChange = z.infer<typeof commentChange>

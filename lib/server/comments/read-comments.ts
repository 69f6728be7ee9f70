import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { ownUnlessReviewer, readableDocument } from '@/lib/server/documents/readable-document'
import { requireVideo, visibleTo } from '@/lib/server/videos/visible-to'
import type { Comment, CommentList, CommentQuery } from '@/lib/work/comment-schema'

export const COMMENT_SELECTION = {
  id: true,
  videoId: true,
  documentId: true,
  segmentId: true,
  frame: true,
  body: true,
  createdAt: true,
  editedAt: true,
  resolvedAt: true,
  author: { select: { id: true, name: true } },
} as const satisfies Prisma.CommentSelect

type CommentRecord = Prisma.CommentGetPayload<{ select: typeof COMMENT_SELECTION }>

export const toComment = ({ createdAt, editedAt, resolvedAt, ...rest }: CommentRecord): Comment => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
  resolvedAt: resolvedAt?.toISOString() ?? null,
})

/**
 * Comments that `principal` may read: those on their own work, and all for who may review. Errors: `document-not-found`,
 * `video-not-found`.
 */
export async function listComments(query: CommentQuery, principal: Principal): Promise<Result<CommentList, ApiError>> {
  const { document = '', video } = query
  const found = video === undefined ? await readableDocument(document, principal) : await requireVideo(video, principal)
  if (!found.ok) return found
  const about =
    video === undefined ? { documentId: document } : { videoId: video, document: ownUnlessReviewer(principal) }
  const records = await db().comment.findMany({
    where: { ...about, deletedAt: null },
    orderBy: [{ frame: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: COMMENT_SELECTION,
  })
  return ok({ comments: records.map(toComment) })
}

export const COMMENT_NOT_FOUND = apiError('comment-not-found', 'There is no such comment. It may have been deleted.')

/** A comment that `principal` may read, with whose work it is about. Error: `comment-not-found`, the same for all others. */
export async function readableComment(commentId: string, principal: Principal) {
  const record = await db().comment.findFirst({
    where: {
      id: commentId,
      deletedAt: null,
      video: visibleTo(principal),
      document: ownUnlessReviewer(principal),
    },
    select: { ...COMMENT_SELECTION, document: { select: { annotatorId: true } } },
  })
  return record === null ? err(COMMENT_NOT_FOUND) : ok(record)
}

import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { type ReadableDocument, readableDocument } from '@/lib/server/documents/readable-document'
import { reviewersOf } from '@/lib/server/documents/reviewers'
import { publishLive } from '@/lib/server/live/live-events'
import { openDocument } from '@/lib/server/segments/open-document'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { requireVideo } from '@/lib/server/videos/visible-to'
import { notify } from '@/lib/server/work/notify'
import type { Comment, CommentChange, NewComment } from '@/lib/work/comment-schema'
import { COMMENT_SELECTION, readableComment, toComment } from './read-comments'

/**
 * A new remark of `principal`. The other side is told: the annotator, or whoever reviews the work.
 *
 * Errors: `document-not-found`, `video-not-found`, `not-ready` without labels or frame index; `malformed-request` for a
 * frame or a segment that is not there.
 */
export async function addComment(wanted: NewComment, principal: Principal): Promise<Result<Comment, ApiError>> {
  const found = await documentOf(wanted, principal)
  if (!found.ok) return found
  const document = found.value
  const frame = await pinOf(wanted, document)
  if (!frame.ok) return frame
  const others = await otherSide(document, principal.userId)
  const record = await db().$transaction(async (transaction) => {
    const made = await transaction.comment.create({
      data: {
        videoId: document.videoId,
        documentId: document.id,
        segmentId: wanted.segmentId ?? null,
        frame: frame.value,
        authorId: principal.userId,
        body: wanted.body,
      },
      select: COMMENT_SELECTION,
    })
    const { videoId, id: documentId } = document
    const content = { videoId, title: document.video.title, documentId, commentId: made.id, by: principal.name }
    await notify(transaction, others, 'commented', { ...content, text: wanted.body })
    return made
  })
  await tellOfComments(document.videoId, document.id, document.annotatorId)
  return ok(toComment(record))
}

/**
 * Changes the words of one's own comment, or says that one is settled or not, which both sides may. Errors:
 * `comment-not-found`; `permission-denied` for the words of somebody else.
 */
export async function changeComment(
  commentId: string,
  { body, resolved }: CommentChange,
  principal: Principal,
): Promise<Result<Comment, ApiError>> {
  const found = await readableComment(commentId, principal)
  if (!found.ok) return found
  const { author, videoId, documentId, document } = found.value
  if (body !== undefined && author.id !== principal.userId) return err(NOT_YOURS)
  const record = await db().comment.update({
    where: { id: commentId },
    data: {
      ...(body === undefined ? {} : { body, editedAt: new Date() }),
      ...(resolved === undefined ? {} : { resolvedAt: resolved ? new Date() : null }),
    },
    select: COMMENT_SELECTION,
  })
  await tellOfComments(videoId, documentId, document?.annotatorId)
  return ok(toComment(record))
}

/** Takes one's own comment back. Errors: `comment-not-found`; `permission-denied` for that of somebody else. */
export async function removeComment(commentId: string, principal: Principal): Promise<Result<Comment, ApiError>> {
  const found = await readableComment(commentId, principal)
  if (!found.ok) return found
  const { document, ...comment } = found.value
  if (comment.author.id !== principal.userId) return err(NOT_YOURS)
  await db().comment.update({ where: { id: commentId }, data: { deletedAt: new Date() } })
  await tellOfComments(comment.videoId, comment.documentId, document?.annotatorId)
  return ok(toComment(comment))
}

const NOT_YOURS = apiError('permission-denied', 'Only who wrote a comment can change its words or delete it.')

const NO_LABELS = apiError('not-ready', 'There is no label set to label with. Add one first.')

/** The work that is commented on; one's own is begun where it was not. */
async function documentOf(
  { documentId, videoId = '' }: NewComment,
  principal: Principal,
): Promise<Result<ReadableDocument, ApiError>> {
  if (documentId !== undefined) return await readableDocument(documentId, principal)
  const video = await requireVideo(videoId, principal)
  if (!video.ok) return video
  const own = await db().$transaction((transaction) => openDocument(transaction, videoId, principal.userId))
  return own === null ? err(NO_LABELS) : await readableDocument(own.id, principal)
}

/** The frame a comment is pinned to: the one that was named, else where its segment begins. */
async function pinOf(
  { frame, segmentId }: NewComment,
  { id, videoId }: ReadableDocument,
): Promise<Result<number, ApiError>> {
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  if (frame !== undefined && frame >= index.value.frameCount) {
    return err(apiError('malformed-request', `There is no frame ${frame}: the last is ${index.value.frameCount - 1}.`))
  }
  if (segmentId === undefined) return ok(frame ?? 0)
  const where = { id: segmentId, documentId: id, deletedAt: null }
  const segment = await db().segment.findFirst({ where, select: { startFrame: true } })
  if (segment === null) return err(apiError('malformed-request', 'This segment is not part of this work any more.'))
  return ok(frame ?? segment.startFrame)
}

/** Whom a comment of `authorId` is for: the annotator; else who reviewed the work or spoke of it, else all who could. */
async function otherSide({ id, videoId, annotatorId, reviewerId }: ReadableDocument, authorId: string) {
  if (authorId !== annotatorId) return [annotatorId]
  const spoke = await db().comment.findMany({
    where: { documentId: id, authorId: { not: annotatorId } },
    distinct: ['authorId'],
    select: { authorId: true },
  })
  const able = (await reviewersOf(videoId)).filter((each) => each !== authorId)
  const involved = new Set([...spoke.map((each) => each.authorId), ...(reviewerId === null ? [] : [reviewerId])])
  const those = able.filter((each) => involved.has(each))
  return those.length > 0 ? those : able
}

/** Open pages of whoever may read the comments ask again. */
async function tellOfComments(videoId: string, documentId: string | null, annotatorId?: string): Promise<void> {
  const forUsers = [...new Set([...(await reviewersOf(videoId)), ...(annotatorId === undefined ? [] : [annotatorId])])]
  const data = documentId === null ? { videoId } : { videoId, documentId }
  publishLive({ event: 'comments', data, forUsers })
}

import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { tellOfVideos } from '@/lib/server/live/live-events'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { labelingObstacle } from '@/lib/server/work/labeling-obstacle'
import { notify } from '@/lib/server/work/notify'
import type { DocumentSummary } from '@/lib/work/review-schema'
import { SUMMARY_SELECTION, toSummary } from './document-summary'
import { type ReadableDocument, readableDocument } from './readable-document'
import { reviewersOf } from './reviewers'

const SERIALIZABLE = { isolationLevel: Prisma.TransactionIsolationLevel.Serializable, timeout: 60_000 }

/** What a reviewer says of work. `seen` is the number of its newest edit as they looked at it. */
export type Decision = { readonly kind: 'returned' | 'accepted'; readonly note: string; readonly seen: number }

/**
 * Returns or accepts submitted work, writes that down as a step of its way, and tells its annotator. What was accepted
 * by mistake can be returned, too.
 *
 * Errors: `document-not-found`; `not-reviewable` where it is not submitted, or one’s own while somebody else could review
 * it, or returned to somebody who could not change it; `version-conflict` where it has edits that were not looked at; `malformed-request` for work that is returned
 * without a word: neither a note nor an open comment.
 */
export async function reviewDocument(
  documentId: string,
  principal: Principal,
  decision: Decision,
): Promise<Result<DocumentSummary, ApiError>> {
  const { kind, note } = decision
  const result = await db().$transaction(async (transaction) => {
    const found = await readableDocument(documentId, principal, transaction)
    if (!found.ok) return found
    const document = found.value
    const obstacle = await obstacleOf(transaction, document, principal, decision)
    if (obstacle !== null) return err(obstacle)
    const record = await transaction.annotationDocument.update({
      where: { id: documentId },
      data: { state: kind, reviewerId: principal.userId, reviewedAt: new Date() },
      select: SUMMARY_SELECTION,
    })
    await transaction.documentEvent.create({ data: { documentId, kind, actorId: principal.userId, note } })
    if (document.annotatorId !== principal.userId) {
      const content = { videoId: document.videoId, title: document.video.title, documentId, by: principal.name }
      await notify(transaction, [document.annotatorId], kind, note === '' ? content : { ...content, text: note })
    }
    return ok(toSummary(record))
  }, SERIALIZABLE)
  if (result.ok) tellOfVideos(result.value.video.id)
  return result
}

async function obstacleOf(
  transaction: Prisma.TransactionClient,
  document: ReadableDocument,
  principal: Principal,
  { kind, note, seen }: Decision,
): Promise<ApiError | null> {
  if (document.annotatorId === GOLD_USER_ID) return GOLD
  const { state } = document
  if (state !== 'submitted' && !(state === 'accepted' && kind === 'returned'))
    return apiError('not-reviewable', NOT_SUBMITTED[state])
  if (document.annotatorId === principal.userId && (await hasOther(transaction, document))) return OWN_WORK
  if (document.sequence !== seen) return UNSEEN
  if (kind === 'accepted') return null
  const inVain = await returnedInVain(transaction, document)
  if (inVain !== null || note.trim() !== '') return inVain
  const open = { documentId: document.id, deletedAt: null, resolvedAt: null, authorId: { not: document.annotatorId } }
  return (await transaction.comment.count({ where: open })) > 0 ? null : NO_WORD
}

/** Why nobody would mend the work if it were returned; null if its annotator can. */
async function returnedInVain(
  transaction: Prisma.TransactionClient,
  { videoId, annotatorId }: ReadableDocument,
): Promise<ApiError | null> {
  const { name, banned } = await transaction.user.findUniqueOrThrow({ where: { id: annotatorId } })
  if (banned) return apiError('not-reviewable', `${name} is disabled and could not change it. Enable ${name} first.`)
  const obstacle = await labelingObstacle(transaction, videoId, annotatorId)
  if (obstacle === null) return null
  return obstacle.code === 'document-closed'
    ? apiError('not-reviewable', `${name} could not change it. ${obstacle.message}`)
    : apiError('not-reviewable', `${name} could not change it: the video is not given to ${name} any more.`)
}

/** Whether somebody but its annotator could review the work. */
const hasOther = async (transaction: Prisma.TransactionClient, { videoId, annotatorId }: ReadableDocument) =>
  (await reviewersOf(videoId, transaction)).some((id) => id !== annotatorId)

const NOT_SUBMITTED = {
  draft: 'This work is not submitted: its annotator is still at it, or took it back.',
  returned: 'This work was returned already. It can be reviewed again when it is submitted again.',
  accepted: 'This work was accepted already.',
} as const

const GOLD = apiError('not-reviewable', 'The gold standard is decided on and accepted on the page of its agreement.')

const OWN_WORK = apiError('not-reviewable', 'This is your own work. Somebody else has to review it.')

const UNSEEN = apiError(
  'version-conflict',
  'The work was changed since you opened it. Look at what is there now, then decide.',
)

const NO_WORD = apiError(
  'malformed-request',
  'Say what is to be changed: write a note, or comment on a frame or a segment.',
)

import 'server-only'
import type { Principal } from '@/lib/auth/principal'
import type { ApiError } from '@/lib/http/api-error'
import { invariant } from '@/lib/result/invariant'
import { ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { requireVideo, visibleTo } from '@/lib/server/videos/visible-to'
import type { DocumentEvent, DocumentList, DocumentSummary, ReviewQuery, ReviewQueue } from '@/lib/work/review-schema'
import { SUMMARY_SELECTION, toSummary } from './document-summary'
import { readableDocument } from './readable-document'

const SUBMITTED_FIRST = [{ submittedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }] as const

/** The gold document is nobody's work: it is decided on, not reviewed. */
const BY_PEOPLE = { annotatorId: { not: GOLD_USER_ID } } as const

/** Everybody's work on a video. Error: `video-not-found`. */
export async function listDocuments(videoId: string, principal: Principal): Promise<Result<DocumentList, ApiError>> {
  const video = await requireVideo(videoId, principal)
  if (!video.ok) return video
  const records = await db().annotationDocument.findMany({
    where: { videoId, ...BY_PEOPLE },
    orderBy: [...SUBMITTED_FIRST],
    select: SUMMARY_SELECTION,
  })
  return ok({ documents: records.map(toSummary) })
}

/** One page of the work in one state, on videos that `principal` sees; what was submitted first before the rest. */
export async function readReviewQueue(query: ReviewQuery, principal: Principal): Promise<ReviewQueue> {
  const { state, batch, annotator, cursor, limit } = query
  const inState = { state, ...BY_PEOPLE, video: visibleTo(principal) }
  const where = {
    AND: [
      inState,
      annotator === undefined ? {} : { annotatorId: annotator },
      batch === undefined ? {} : { video: { batch: { is: { batchId: batch } } } },
    ],
  }
  const records = await db().annotationDocument.findMany({
    where,
    orderBy: [...SUBMITTED_FIRST],
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
    select: SUMMARY_SELECTION,
  })
  const documents = records.slice(0, limit).map(toSummary)
  const person = { id: true, name: true } as const
  const annotators = await db().user.findMany({
    where: { documents: { some: inState } },
    orderBy: { name: 'asc' },
    select: person,
  })
  const batches = await db().batch.findMany({
    where: {
      videos: { some: { video: { AND: [visibleTo(principal), { documents: { some: { state, ...BY_PEOPLE } } }] } } },
    },
    orderBy: { name: 'asc' },
    select: person,
  })
  return { documents, nextCursor: records.length > limit ? (documents.at(-1)?.id ?? null) : null, annotators, batches }
}

/** One document. Error: `document-not-found`. */
export async function readSummary(
  documentId: string,
  principal: Principal,
): Promise<Result<DocumentSummary, ApiError>> {
  const document = await readableDocument(documentId, principal)
  if (!document.ok) return document
  const record = await db().annotationDocument.findUnique({ where: { id: documentId }, select: SUMMARY_SELECTION })
  invariant(record !== null, 'documents are never deleted')
  return ok(toSummary(record))
}

/** The way of a document so far, the oldest step first. Error: `document-not-found`. */
export async function readEvents(
  documentId: string,
  principal: Principal,
): Promise<Result<{ readonly events: DocumentEvent[] }, ApiError>> {
  const document = await readableDocument(documentId, principal)
  if (!document.ok) return document
  const records = await db().documentEvent.findMany({
    where: { documentId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, note: true, createdAt: true, actor: { select: { id: true, name: true } } },
  })
  return ok({
    events: records.map(({ kind, createdAt, ...rest }) => ({
      ...rest,
      kind: kind as DocumentEvent['kind'],
      createdAt: createdAt.toISOString(),
    })),
  })
}

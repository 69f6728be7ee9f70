import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { applyOperation, isSameOperation, type SegmentState } from '@/lib/segments/apply-operation'
import {
  attributeValues,
  type Operation,
  type OperationResult,
  operation as operationSchema,
} from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { type OpenDocument, openDocument } from './open-document'
import { SEGMENT_SELECTION, toSegment } from './segment-wire'

/** Whose edits of which video, and how long that is. */
type Target = { readonly videoId: string; readonly annotatorId: string; readonly index: FrameIndex }

const NO_LABELS = apiError('not-ready', 'There is no label set to label with. Add one first.')

/**
 * Applies `operations` in order, each in a transaction of its own together with its row of the log, and answers for
 * each. What was answered `applied` is on the disk.
 *
 * An operation that was applied before is a `duplicate`: nothing happens and the segment is told as it is now. The same
 * id with other contents, or on another video, is refused. The request fails whole only where nothing can be applied:
 * `video-not-found`, `not-ready`.
 */
export async function applyOperations(
  videoId: string,
  operations: readonly Operation[],
  annotatorId: string,
): Promise<Result<{ readonly results: OperationResult[] }, ApiError>> {
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  const target = { videoId, annotatorId, index: index.value }
  const results: OperationResult[] = []
  for (const operation of operations) {
    const result = await db().$transaction((transaction) => applyOne(transaction, target, operation), SERIALIZABLE)
    if (result === null) return err(NO_LABELS)
    results.push(result)
  }
  return ok({ results })
}

/** Two operations on the same version never both find it: one transaction sees the other whole or not at all. */
const SERIALIZABLE = { isolationLevel: Prisma.TransactionIsolationLevel.Serializable }

async function applyOne(
  transaction: Prisma.TransactionClient,
  target: Target,
  operation: Operation,
): Promise<OperationResult | null> {
  const { id, segmentId } = operation
  const document = await openDocument(transaction, target.videoId, target.annotatorId)
  if (document === null) return null
  const answer = async (result: Omit<OperationResult, 'id' | 'segment'>): Promise<OperationResult> => {
    const segment = await currentSegment(transaction, document, segmentId, target.index)
    return { id, ...result, ...(segment === undefined ? {} : { segment }) }
  }

  const known = await transaction.operation.findUnique({ where: { id }, select: { documentId: true, payload: true } })
  if (known !== null) {
    const isReplay =
      known.documentId === document.id && isSameOperation(operationSchema.parse(known.payload), operation)
    return answer(isReplay ? { status: 'duplicate' } : REUSED)
  }
  if (!document.isOpen) return answer(CLOSED)

  const state = await readState(transaction, document, segmentId)
  if (state === 'elsewhere') return answer(operation.type === 'create' ? TAKEN : UNKNOWN)
  const outcome = applyOperation(state, operation, { frameCount: target.index.frameCount, labels: document.labels })
  if (outcome.status !== 'applied') return answer(outcome)
  await write(transaction, { document, operation, before: state, after: outcome.after, authorId: target.annotatorId })
  return answer({ status: 'applied' })
}

const REUSED = {
  status: 'rejected',
  code: 'operation-id-reused',
  message: 'Another edit has this id already; every edit needs one of its own.',
} as const
const CLOSED = {
  status: 'rejected',
  code: 'document-closed',
  message: 'This work was submitted and is closed. Ask the reviewer to return it.',
} as const
const TAKEN = { status: 'rejected', code: 'segment-exists', message: 'Another segment has this id already.' } as const
const UNKNOWN = { status: 'rejected', code: 'segment-unknown', message: 'There is no such segment.' } as const

async function currentSegment(
  transaction: Prisma.TransactionClient,
  document: OpenDocument,
  id: string,
  index: FrameIndex,
): Promise<OperationResult['segment']> {
  const where = { id, documentId: document.id, deletedAt: null }
  const record = await transaction.segment.findFirst({ where, select: SEGMENT_SELECTION })
  return record === null ? undefined : toSegment(record, index)
}

/** The segment as it is kept; null if there never was one; `elsewhere` if it is part of another document. */
async function readState(
  transaction: Prisma.TransactionClient,
  document: OpenDocument,
  id: string,
): Promise<SegmentState | null | 'elsewhere'> {
  const record = await transaction.segment.findUnique({ where: { id } })
  if (record === null) return null
  if (record.documentId !== document.id) return 'elsewhere'
  const { labelId, startFrame, endFrame, note, source, confidence, isProposal, version, deletedAt } = record
  const attributes = attributeValues.parse(record.attributes)
  const content = { labelId, startFrame, endFrame, attributes, note, source, confidence, isProposal }
  return { id, ...content, version, isDeleted: deletedAt !== null }
}

/** The segment, its operation and the document's number, all or nothing. */
async function write(
  transaction: Prisma.TransactionClient,
  edit: {
    readonly document: OpenDocument
    readonly operation: Operation
    readonly before: SegmentState | null
    readonly after: SegmentState
    readonly authorId: string
  },
): Promise<void> {
  const { document, operation, before, after, authorId } = edit
  const { id, isDeleted, ...content } = after
  const data = { ...content, deletedAt: isDeleted ? new Date() : null }
  if (before === null) await transaction.segment.create({ data: { id, documentId: document.id, authorId, ...data } })
  else await transaction.segment.update({ where: { id, version: before.version }, data })
  const sequence = document.sequence + 1
  await transaction.annotationDocument.update({ where: { id: document.id }, data: { sequence } })
  await transaction.operation.create({
    data: {
      id: operation.id,
      documentId: document.id,
      sequence,
      segmentId: id,
      gestureId: operation.gestureId ?? null,
      type: operation.type,
      baseVersion: 'baseVersion' in operation ? operation.baseVersion : null,
      payload: operation,
      before: before ?? Prisma.DbNull,
      after,
      authorId,
    },
  })
}

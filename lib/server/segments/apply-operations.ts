import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { invariant } from '@/lib/result/invariant'
import { err, ok, type Result } from '@/lib/result/result'
import {
  applyGesture,
  gesturesOf,
  type KeptState,
  noteRefused,
  nothingRefused,
  STANDS_ON_REFUSED,
  standsOnRefused,
  WITH_GESTURE,
} from '@/lib/segments/apply-gesture'
import { isSameOperation, type SegmentState } from '@/lib/segments/apply-operation'
import {
  attributeValues,
  type Operation,
  type OperationResult,
  operation as operationSchema,
} from '@/lib/segments/schema'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { publishLive } from '@/lib/server/live/live-events'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { labelingObstacle } from '@/lib/server/work/labeling-obstacle'
import { findDocument, type OpenDocument, openDocument } from './open-document'
import { SEGMENT_SELECTION, toSegment } from './segment-wire'

/**
 * What there is beside the edits where somebody writes into a document that is not their own, the gold one: who they are,
 * the number of the newest operation they have seen, and what each segment is made of (null: nothing any more).
 */
export type OnBehalf = {
  readonly authorId: string
  readonly seenSequence: number
  readonly provenance: ReadonlyMap<string, Prisma.InputJsonObject | null>
}

/** Whose edits of which video, and how long that is. */
type Target = {
  readonly videoId: string
  readonly annotatorId: string
  readonly index: FrameIndex
  readonly onBehalf: OnBehalf | null
}

const NO_LABELS = apiError('not-ready', 'There is no label set to label with. Add one first.')

/**
 * Applies `operations` in order and answers for each. Neighbours of one gesture are applied in one transaction, all or
 * none of them; every other operation in a transaction of its own; each with its row of the log. What was answered
 * `applied` is on the disk.
 *
 * An operation that was applied before is a `duplicate`: nothing happens and the segment is told as it is now. The same
 * id with other contents, or on another video, is refused. Whatever stands on an operation that this batch refused is
 * refused, too: its version could be right by chance. The request fails whole only where nothing can be applied:
 * `video-not-found`, `not-ready`. Open pages are told of what was applied.
 */
export async function applyOperations(
  videoId: string,
  operations: readonly Operation[],
  annotatorId: string,
  onBehalf: OnBehalf | null = null,
): Promise<Result<{ readonly results: OperationResult[] }, ApiError>> {
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  const target = { videoId, annotatorId, index: index.value, onBehalf }
  const results: OperationResult[] = []
  const refused = nothingRefused()
  try {
    for (const gesture of gesturesOf(operations)) {
      const answers = await db().$transaction(
        (transaction) => applyOnce(transaction, target, gesture, standsOnRefused(refused, gesture)),
        SERIALIZABLE,
      )
      if (answers === null) return err(NO_LABELS)
      if (answers.some(({ status }) => status === 'conflict' || status === 'rejected')) noteRefused(refused, gesture)
      results.push(...answers)
    }
  } finally {
    tellOfApplied(target, results)
  }
  return ok({ results })
}

function tellOfApplied({ videoId, annotatorId }: Target, results: readonly OperationResult[]): void {
  const operationIds = results.flatMap(({ id, status }) => (status === 'applied' ? [id] : []))
  if (operationIds.length > 0) publishLive({ event: 'segments', data: { videoId, operationIds } }, annotatorId)
}

/** Two operations on the same version never both find it: one transaction sees the other whole or not at all. */
const SERIALIZABLE = { isolationLevel: Prisma.TransactionIsolationLevel.Serializable, timeout: 60_000 }

/** The answers to one gesture; null without any label set. */
async function applyOnce(
  transaction: Prisma.TransactionClient,
  target: Target,
  gesture: readonly Operation[],
  isBlocked: boolean,
): Promise<readonly OperationResult[] | null> {
  const { document, closed } = await admitTo(transaction, target)
  if (document === null) return closed === null ? null : gesture.map(({ id }) => ({ id, ...closed }))
  const known = await findKnown(transaction, document, gesture)
  const fresh = gesture.filter(({ id }) => !known.has(id))
  const obstacle = isBlocked ? STANDS_ON_REFUSED : (closed ?? unseen(document, target))
  const judged =
    obstacle === null
      ? await judge(transaction, document, fresh, target)
      : { outcomes: fresh.map(() => obstacle), writes: [] }
  // An id that is taken is refused, and its gesture with it.
  const isReused = [...known.values()].includes(REUSED)
  const writes = isReused ? [] : judged.writes
  for (const [nth, each] of writes.entries()) {
    await write(transaction, { document, ...each, sequence: document.sequence + nth + 1, ...writerOf(target) })
  }
  if (writes.length > 0) await countUp(transaction, document, writes.length)
  const results: OperationResult[] = []
  for (const { id, segmentId } of gesture) {
    const outcome = known.get(id) ?? judged.outcomes[fresh.findIndex((each) => each.id === id)]
    invariant(outcome !== undefined, 'every operation of a gesture is known or judged')
    const segment = await currentSegment(transaction, document, segmentId, target.index)
    const told = outcome.status === 'applied' ? (isReused ? WITH_REUSED : { status: 'applied' as const }) : outcome
    results.push({ id, ...told, ...(segment === undefined ? {} : { segment }) })
  }
  return results
}

/**
 * The document that is edited, and what is said of edits where it takes none. It is made where there is none, unless its
 * batch is against it; the gold document is in no batch.
 */
async function admitTo(transaction: Prisma.TransactionClient, { videoId, annotatorId, onBehalf }: Target) {
  const obstacle = onBehalf === null ? await labelingObstacle(transaction, videoId, annotatorId) : null
  if (obstacle !== null) {
    const document = await findDocument(transaction, videoId, annotatorId)
    return { document, closed: { ...CLOSED, message: obstacle.message } }
  }
  const document = await openDocument(transaction, videoId, annotatorId)
  return { document, closed: document === null || document.isOpen ? null : CLOSED }
}

const writerOf = ({ annotatorId, onBehalf }: Target) => ({
  authorId: onBehalf?.authorId ?? annotatorId,
  provenance: onBehalf?.provenance ?? NO_PROVENANCE,
})

const NO_PROVENANCE: OnBehalf['provenance'] = new Map()

/** Nothing is written on behalf of others by who has not seen the newest of it. */
const unseen = ({ sequence }: OpenDocument, { onBehalf }: Target) =>
  onBehalf === null || onBehalf.seenSequence === sequence ? null : UNSEEN

type Answer = Omit<OperationResult, 'id' | 'segment'>

/** What is to be said of the operations whose ids were applied before. */
async function findKnown(
  transaction: Prisma.TransactionClient,
  document: OpenDocument,
  gesture: readonly Operation[],
): Promise<ReadonlyMap<string, Answer>> {
  const rows = await transaction.operation.findMany({
    where: { id: { in: gesture.map(({ id }) => id) } },
    select: { id: true, documentId: true, payload: true },
  })
  const byId = new Map(gesture.map((operation) => [operation.id, operation]))
  return new Map(
    rows.map(({ id, documentId, payload }) => {
      const operation = byId.get(id)
      const isSame = operation !== undefined && isSameOperation(operationSchema.parse(payload), operation)
      return [id, documentId === document.id && isSame ? DUPLICATE : REUSED]
    }),
  )
}

async function judge(
  transaction: Prisma.TransactionClient,
  document: OpenDocument,
  operations: readonly Operation[],
  { index, onBehalf }: Target,
) {
  const states = new Map<string, KeptState>()
  for (const { segmentId } of operations) {
    if (!states.has(segmentId)) states.set(segmentId, await readState(transaction, document, segmentId))
  }
  const labels = onBehalf === null ? document.labels : allInUse(document.labels)
  const context = { frameCount: index.frameCount, labels }
  return applyGesture((segmentId) => states.get(segmentId) ?? null, operations, context)
}

/** On behalf of others no label is chosen: the work that is decided between may keep one after it was retired. */
const allInUse = (labels: OpenDocument['labels']): OpenDocument['labels'] =>
  new Map([...labels].map(([id, label]) => [id, { ...label, isRetired: false }]))

const DUPLICATE: Answer = { status: 'duplicate' }
const REUSED: Answer = {
  status: 'rejected',
  code: 'operation-id-reused',
  message: 'Another edit has this id already; every edit needs one of its own.',
}
const WITH_REUSED: Answer = { ...WITH_GESTURE, status: 'rejected' }
const CLOSED = {
  status: 'rejected',
  code: 'document-closed',
  message: 'This work was submitted and is closed: it takes no more edits.',
} as const

const UNSEEN = {
  status: 'conflict',
  code: 'version-conflict',
  message: 'Somebody else has decided something meanwhile. Look at it, then decide again.',
} as const

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
): Promise<KeptState> {
  const record = await transaction.segment.findUnique({ where: { id } })
  if (record === null) return null
  if (record.documentId !== document.id) return 'elsewhere'
  const { labelId, startFrame, endFrame, note, source, confidence, isProposal, version, deletedAt } = record
  const attributes = attributeValues.parse(record.attributes)
  const content = { labelId, startFrame, endFrame, attributes, note, source, confidence, isProposal }
  return { id, ...content, version, isDeleted: deletedAt !== null }
}

/** The number of the newest operation, once for all that are written together. */
const countUp = (transaction: Prisma.TransactionClient, { id, sequence }: OpenDocument, written: number) =>
  transaction.annotationDocument.update({ where: { id }, data: { sequence: sequence + written } })

/** The segment and its operation. */
async function write(
  transaction: Prisma.TransactionClient,
  edit: {
    readonly document: OpenDocument
    readonly operation: Operation
    readonly before: SegmentState | null
    readonly after: SegmentState
    readonly sequence: number
    readonly authorId: string
    readonly provenance: OnBehalf['provenance']
  },
): Promise<void> {
  const { document, operation, before, after, sequence, authorId } = edit
  const { id, isDeleted, ...content } = after
  const provenance = edit.provenance.get(id)
  const data = {
    ...content,
    deletedAt: isDeleted ? new Date() : null,
    ...(provenance === undefined ? {} : { provenance: provenance ?? Prisma.DbNull }),
  }
  if (before === null) await transaction.segment.create({ data: { id, documentId: document.id, authorId, ...data } })
  else await transaction.segment.update({ where: { id, version: before.version }, data })
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

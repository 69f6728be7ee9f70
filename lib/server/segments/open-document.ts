import 'server-only'
import type { OperationContext } from '@/lib/segments/apply-operation'
import type { Prisma } from '@/lib/server/db/generated/client'
import { currentLabelSetId } from '@/lib/server/labels/label-sets'

/** One annotator's document on one video, as far as an operation needs to know it. */
export type OpenDocument = {
  readonly id: string
  readonly isOpen: boolean
  /** The number of its newest operation; 0 before the first. */
  readonly sequence: number
  readonly labels: OperationContext['labels']
}

const SELECTION = {
  id: true,
  state: true,
  sequence: true,
  labelSet: { select: { labels: { select: { id: true, kind: true, retiredAt: true } } } },
} as const satisfies Prisma.AnnotationDocumentSelect

/** The document of `annotatorId` on the video, made with the current label set if there is none; null without any set. */
export async function openDocument(
  transaction: Prisma.TransactionClient,
  videoId: string,
  annotatorId: string,
): Promise<OpenDocument | null> {
  const found = await findDocument(transaction, videoId, annotatorId)
  if (found !== null) return found
  const labelSetId = await currentLabelSetId(transaction)
  if (labelSetId === null) return null
  const data = { videoId, annotatorId, labelSetId }
  return fromRecord(await transaction.annotationDocument.create({ data, select: SELECTION }))
}

/** The document of `annotatorId` on the video; null if there is none, which this leaves so. */
export async function findDocument(
  transaction: Prisma.TransactionClient,
  videoId: string,
  annotatorId: string,
): Promise<OpenDocument | null> {
  const where = { videoId_annotatorId: { videoId, annotatorId } }
  const found = await transaction.annotationDocument.findUnique({ where, select: SELECTION })
  return found === null ? null : fromRecord(found)
}

function fromRecord(record: Prisma.AnnotationDocumentGetPayload<{ select: typeof SELECTION }>): OpenDocument {
  const { id, state, sequence, labelSet } = record
  const labels = labelSet.labels.map(
    (label) => [label.id, { kind: label.kind, isRetired: label.retiredAt !== null }] as const,
  )
  return { id, isOpen: state === 'draft' || state === 'returned', sequence, labels: new Map(labels) }
}

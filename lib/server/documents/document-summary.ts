import 'server-only'
import type { Prisma } from '@/lib/server/db/generated/client'
import type { DocumentSummary } from '@/lib/work/review-schema'

const PERSON = { select: { id: true, name: true } } as const

/** What of a document's record its review tells. */
export const SUMMARY_SELECTION = {
  id: true,
  state: true,
  sequence: true,
  submittedAt: true,
  reviewedAt: true,
  annotator: PERSON,
  reviewer: PERSON,
  video: { select: { id: true, title: true, batch: { select: { batch: { select: { id: true, name: true } } } } } },
  _count: {
    select: {
      segments: { where: { deletedAt: null } },
      comments: { where: { deletedAt: null, resolvedAt: null } },
    },
  },
} as const satisfies Prisma.AnnotationDocumentSelect

type Summarized = Prisma.AnnotationDocumentGetPayload<{ select: typeof SUMMARY_SELECTION }>

/** A document as it is told to who reviews it. */
export const toSummary = (record: Summarized): DocumentSummary => ({
  id: record.id,
  video: { id: record.video.id, title: record.video.title },
  batch: record.video.batch?.batch ?? null,
  annotator: record.annotator,
  state: record.state,
  sequence: record.sequence,
  segments: record._count.segments,
  openComments: record._count.comments,
  submittedAt: record.submittedAt?.toISOString() ?? null,
  reviewedAt: record.reviewedAt?.toISOString() ?? null,
  reviewer: record.reviewer,
})

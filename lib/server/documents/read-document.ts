import 'server-only'
import type { ApiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import type { AnnotationDocument } from '@/lib/segments/document-schema'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { currentLabelSetId, toLabelSet, WITH_LABELS } from '@/lib/server/labels/label-sets'
import { VIDEO_NOT_FOUND, videoExists } from '@/lib/server/videos/video-exists'

/** The work of `annotatorId` on a video: how far it is, and with which labels. Error: `video-not-found`. */
export async function readDocument(
  videoId: string,
  annotatorId: string,
): Promise<Result<AnnotationDocument, ApiError>> {
  if (!(await videoExists(videoId))) return err(VIDEO_NOT_FOUND)
  const record = await db().annotationDocument.findUnique({
    where: { videoId_annotatorId: { videoId, annotatorId } },
    include: WITH_LABEL_SET,
  })
  if (record !== null) return ok(toDocument(record))
  const labelSetId = await currentLabelSetId()
  const set =
    labelSetId === null ? null : await db().labelSet.findUnique({ where: { id: labelSetId }, include: WITH_LABELS })
  const labelSet = set === null ? null : toLabelSet(set)
  return ok({ ...NOT_BEGUN, labelSet })
}

const NOT_BEGUN = {
  id: null,
  state: 'none',
  labelSetVersion: null,
  submittedAt: null,
  reviewedAt: null,
  review: null,
} as const

export const WITH_LABEL_SET = {
  labelSet: { include: WITH_LABELS },
  events: {
    where: { kind: { in: ['returned', 'accepted'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { note: true, actor: { select: { name: true } } },
  },
} as const satisfies Prisma.AnnotationDocumentInclude

export const toDocument = (
  record: Prisma.AnnotationDocumentGetPayload<{ include: typeof WITH_LABEL_SET }>,
): AnnotationDocument => ({
  id: record.id,
  state: record.state,
  labelSet: toLabelSet(record.labelSet),
  labelSetVersion: record.labelSetVersion,
  submittedAt: record.submittedAt?.toISOString() ?? null,
  reviewedAt: record.reviewedAt?.toISOString() ?? null,
  review: reviewOf(record.events[0]),
})

const reviewOf = (event: { readonly note: string; readonly actor: { readonly name: string } } | undefined) =>
  event === undefined ? null : { by: event.actor.name, note: event.note }

import 'server-only'
import type { ExportLabelSet, ExportVideo } from '@/lib/export/export-document'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { currentLabelSetId, toLabelSet, WITH_LABELS } from '@/lib/server/labels/label-sets'
import { labeledFrameIndex, labeledOf } from '@/lib/server/videos/labeled-variant'
import { VIDEO_NOT_FOUND } from '@/lib/server/videos/video-exists'

/** What segments are told of when they leave or enter the library: the video and the labels of one annotator's document. */
export type LabeledDocument = {
  readonly video: ExportVideo
  readonly labelSet: ExportLabelSet
  readonly annotator: string
}

/**
 * The video, and the label set `annotatorId` labels it with: that of the document, else the one for new work. Errors:
 * `video-not-found`, `not-ready` without a frame index or a label set.
 */
export async function labeledDocument(
  videoId: string,
  annotatorId: string,
): Promise<Result<LabeledDocument, ApiError>> {
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  const record = await db().video.findUnique({ where: { id: videoId }, select: SELECTION })
  const original = labeledOf(record?.variants ?? [])?.renditions[0]
  if (record === null || original === undefined) return err(VIDEO_NOT_FOUND)
  const labelSet = await labelSetOf(videoId, annotatorId)
  if (labelSet === null) return err(NO_LABELS)
  const annotator = await db().user.findUnique({ where: { id: annotatorId }, select: { name: true } })
  const { fileName, mediaType, displayWidth: width, displayHeight: height } = original
  const video = { id: videoId, title: record.title, fileName, mediaType, width, height, index: index.value }
  return ok({ video, labelSet, annotator: annotator?.name ?? '' })
}

const NO_LABELS = apiError('not-ready', 'There is no label set to label with. Add one first.')

const SELECTION = {
  title: true,
  variants: {
    select: {
      kind: true,
      renditions: {
        where: { kind: 'original' },
        select: { fileName: true, mediaType: true, displayWidth: true, displayHeight: true },
      },
    },
  },
} as const

async function labelSetOf(videoId: string, annotatorId: string): Promise<ExportLabelSet | null> {
  const where = { videoId_annotatorId: { videoId, annotatorId } }
  const document = await db().annotationDocument.findUnique({ where, select: { labelSetId: true } })
  const id = document?.labelSetId ?? (await currentLabelSetId())
  if (id === null) return null
  const record = await db().labelSet.findUnique({ where: { id }, include: WITH_LABELS })
  return record === null ? null : toLabelSet(record)
}

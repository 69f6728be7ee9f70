import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { lintDocument } from '@/lib/lint/lint-document'
import type { LintProblem } from '@/lib/lint/problem'
import { err, ok, type Result } from '@/lib/result/result'
import { type AnnotationDocument, isOpenState, type Submission, seenOf } from '@/lib/segments/document-schema'
import { db } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { toLabelSet } from '@/lib/server/labels/label-sets'
import { tellOfWork } from '@/lib/server/live/live-events'
import { openDocument } from '@/lib/server/segments/open-document'
import { SEGMENT_SELECTION, toSegment } from '@/lib/server/segments/segment-wire'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { labelingObstacle } from '@/lib/server/work/labeling-obstacle'
import { notify } from '@/lib/server/work/notify'
import { type DocumentSegment, segmentFromServer } from '@/lib/workspace/document'
import { toDocument, WITH_LABEL_SET } from './read-document'
import { reviewersOf } from './reviewers'

const SERIALIZABLE = { isolationLevel: Prisma.TransactionIsolationLevel.Serializable, timeout: 60_000 }

/** More problems than this are counted and not told one by one. */
const MOST_TOLD = 100

/**
 * Submits the work of `annotatorId` on a video: from then on it is closed, and known by which version of its labels it was
 * judged. Submitting again changes nothing.
 *
 * Errors: `not-submittable` with the problems, judged by the rules as the page does, and the count of suggestions nobody has
 * decided on; `version-conflict` where the page has not seen all there is; `document-closed` once it was accepted;
 * `video-not-found`; `not-ready` without labels or frame index.
 */
export async function submitDocument(
  videoId: string,
  { seen }: Submission,
  annotatorId: string,
): Promise<Result<AnnotationDocument, ApiError>> {
  const index = await labeledFrameIndex(videoId)
  if (!index.ok) return index
  const result = await db().$transaction(async (transaction) => {
    const withheld = await labelingObstacle(transaction, videoId, annotatorId)
    if (withheld !== null) return err(withheld)
    const opened = await openDocument(transaction, videoId, annotatorId)
    if (opened === null) return err(NO_LABELS)
    const record = await transaction.annotationDocument.findUniqueOrThrow({
      where: { id: opened.id },
      include: WITH_LABEL_SET,
    })
    if (record.state === 'submitted') return ok(toDocument(record))
    if (record.state === 'accepted') return err(ACCEPTED)
    const segments = await readSegments(transaction, opened.id, index.value)
    if (seen !== undefined && !isSame(seen, seenOf(segments))) return err(UNSEEN)
    const labelSet = toLabelSet(record.labelSet)
    const obstacle = obstacleIn(segments, labelSet, index.value)
    if (obstacle !== null) return err(obstacle)
    const data = { state: 'submitted', submittedAt: new Date(), labelSetVersion: labelSet.version } as const
    await transaction.documentEvent.create({
      data: { documentId: opened.id, kind: 'submitted', actorId: annotatorId },
    })
    await tellReviewers(transaction, { videoId, documentId: opened.id, annotatorId })
    const where = { id: opened.id }
    return ok(toDocument(await transaction.annotationDocument.update({ where, data, include: WITH_LABEL_SET })))
  }, SERIALIZABLE)
  if (result.ok) tellOfWork(videoId, annotatorId)
  return result
}

/**
 * Opens submitted work again, as a draft. Open work stays as it is. Errors: `document-closed` once it was accepted, which
 * only a reviewer takes back; `not-found` where nothing was begun.
 */
export async function reopenDocument(
  videoId: string,
  annotatorId: string,
): Promise<Result<AnnotationDocument, ApiError>> {
  const result = await db().$transaction(async (transaction) => {
    const where = { videoId_annotatorId: { videoId, annotatorId } }
    const record = await transaction.annotationDocument.findUnique({ where, include: WITH_LABEL_SET })
    if (record === null) return err(NOT_BEGUN)
    if (record.state === 'accepted') return err(ACCEPTED)
    if (isOpenState(record.state)) return ok(toDocument(record))
    const withheld = await labelingObstacle(transaction, videoId, annotatorId)
    if (withheld !== null) return err(withheld)
    await transaction.documentEvent.create({
      data: { documentId: record.id, kind: 'reopened', actorId: annotatorId },
    })
    const data = { state: 'draft', submittedAt: null, labelSetVersion: null } as const
    return ok(toDocument(await transaction.annotationDocument.update({ where, data, include: WITH_LABEL_SET })))
  }, SERIALIZABLE)
  if (result.ok) tellOfWork(videoId, annotatorId)
  return result
}

/** Everybody who may review the work is told that it can be. */
async function tellReviewers(
  transaction: Prisma.TransactionClient,
  { videoId, documentId, annotatorId }: { videoId: string; documentId: string; annotatorId: string },
): Promise<void> {
  const reviewers = (await reviewersOf(videoId, transaction)).filter((id) => id !== annotatorId)
  const { title } = await transaction.video.findUniqueOrThrow({ where: { id: videoId }, select: { title: true } })
  const { name } = await transaction.user.findUniqueOrThrow({ where: { id: annotatorId }, select: { name: true } })
  await notify(transaction, reviewers, 'submitted', { videoId, title, documentId, by: name })
}

const NO_LABELS = apiError('not-ready', 'There is no label set to label with. Add one first.')
const NOT_BEGUN = apiError('not-found', 'You have no work on this video yet.')
const ACCEPTED = apiError(
  'document-closed',
  'Your work on this video has been accepted. Only a reviewer can return it to you.',
)
const UNSEEN = apiError(
  'version-conflict',
  'The server has other segments than this page shows. Wait until all changes are saved, look at them, then submit again.',
)

const isSame = (a: NonNullable<Submission['seen']>, b: NonNullable<Submission['seen']>): boolean =>
  a.segments === b.segments && a.versions === b.versions

async function readSegments(
  transaction: Prisma.TransactionClient,
  documentId: string,
  index: FrameIndex,
): Promise<DocumentSegment[]> {
  const where = { documentId, deletedAt: null }
  const records = await transaction.segment.findMany({ where, select: SEGMENT_SELECTION })
  return records.map((record) => segmentFromServer(toSegment(record, index)))
}

/** Why the segments cannot be submitted; null if they can. */
function obstacleIn(
  segments: readonly DocumentSegment[],
  { labels, rules }: AnnotationDocument['labelSet'] & object,
  index: FrameIndex,
): ApiError | null {
  const problems = lintDocument({ segments, labels, setRules: rules, index })
  const errors = problems.filter(({ severity }) => severity === 'error')
  const proposals = segments.filter(({ isProposal }) => isProposal).length
  if (errors.length === 0 && proposals === 0) return null
  const told = errors.slice(0, MOST_TOLD).map(toldProblem)
  const details = { errors: told, errorCount: errors.length, proposals }
  return apiError('not-submittable', obstacleWords(errors, proposals), details)
}

const toldProblem = ({ key, rule, segmentIds, span, words }: LintProblem) => ({
  key,
  rule,
  segmentIds,
  startFrame: span.start,
  endFrame: span.end,
  message: words,
})

function obstacleWords(errors: readonly LintProblem[], proposals: number): string {
  const [first] = errors
  const count = errors.length === 1 ? 'One error is' : `${errors.length} errors are`
  const suggestions = proposals === 1 ? 'One suggestion is' : `${proposals} suggestions are`
  return [
    ...(first === undefined ? [] : [`${count} left: ${first.words}`]),
    ...(proposals === 0 ? [] : [`${suggestions} neither accepted nor rejected.`]),
  ].join(' ')
}

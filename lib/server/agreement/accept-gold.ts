import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { lintDocument } from '@/lib/lint/lint-document'
import { err, ok, type Result } from '@/lib/result/result'
import { isOpenState } from '@/lib/segments/document-schema'
import { db } from '@/lib/server/db/client'
import { toLabelSet, WITH_LABELS } from '@/lib/server/labels/label-sets'
import { tellOfVideos } from '@/lib/server/live/live-events'
import { listSegments } from '@/lib/server/segments/list-segments'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { labeledFrameIndex } from '@/lib/server/videos/labeled-variant'
import { segmentFromServer } from '@/lib/workspace/document'
import { type ComparedWork, type GoldSegment, readComparedWork } from './compared-work'
import { decidedQuestions, unclaimed } from './decided-questions'
import { beginGold, decidingObstacle, keepDecisions, NOTHING_TO_DECIDE } from './keep-decisions'
import { joined, withdraw } from './plan-decision'

/**
 * Closes the gold document of a video as accepted, by `principal`; while it is, nothing changes. Where two or more say that
 * there is nothing, an empty one is made and closed. What no question asks about any more is taken out first: it is the work
 * as it is now that is accepted. Errors: as of {@link readComparedWork}; `not-reviewable` where there are not two to decide
 * between, while something is not decided, or the rules of the labels find an error; `version-conflict` where it has another
 * newest operation than `seen`.
 */
export async function acceptGold(
  videoId: string,
  seen: number,
  principal: Principal,
): Promise<Result<{ readonly state: 'accepted' }, ApiError>> {
  const work = await readComparedWork(videoId, principal, { drafts: false })
  if (!work.ok) return work
  const { gold } = work.value
  if (gold?.state === 'accepted') return ok({ state: 'accepted' })
  // What was decided of one set of labels stays; only to begin do all have to have the same.
  const obstacle = gold === null ? decidingObstacle(work.value) : null
  if (obstacle !== null) return err(obstacle)
  if (work.value.documents.length < 2) return err(NOTHING_TO_DECIDE)
  const questions = decidedQuestions(work.value)
  const open = questions.filter(({ decidedBy }) => decidedBy.length === 0).length
  if (open > 0) return err(undecided(open))
  if ((gold?.sequence ?? 0) !== seen) return err(CHANGED)
  const stale = unclaimed(work.value, questions)
  const { id, labelSetId } = await beginGold(work.value)
  const problem = await firstError(videoId, labelSetId, new Set(stale.map(({ record }) => record.id)))
  if (!problem.ok) return problem
  const left = await takeOut(work.value, stale, seen, principal)
  if (!left.ok) return left
  return await close(id, left.value, principal, problem.value.labelSetVersion)
}

/** Withdraws segments of the gold document; its sequence then. */
async function takeOut(
  work: ComparedWork,
  stale: readonly GoldSegment[],
  seen: number,
  { userId }: Principal,
): Promise<Result<number, ApiError>> {
  if (stale.length === 0) return ok(seen)
  const gestureId = randomUUID()
  const kept = await keepDecisions(work, joined(stale.map((each) => withdraw(each, gestureId))), seen, userId)
  return kept.ok || kept.error.code !== 'version-conflict' ? kept : err(CHANGED)
}

/**
 * Opens the accepted gold document of a video again, for decisions that turn out to be wrong. An open one stays as it is.
 * Errors: as of {@link readComparedWork}; `not-reviewable` where nothing was decided yet; `version-conflict` where it has
 * another newest operation than `seen`.
 */
export async function reopenGold(
  videoId: string,
  seen: number,
  principal: Principal,
): Promise<Result<{ readonly state: 'draft' }, ApiError>> {
  const work = await readComparedWork(videoId, principal, { drafts: false })
  if (!work.ok) return work
  const { gold } = work.value
  if (gold === null) return err(NOTHING_DECIDED)
  const isOpen = await db().$transaction(async (transaction) => {
    const where = { id: gold.id, state: 'accepted', sequence: seen } as const
    const data = {
      state: 'draft',
      submittedAt: null,
      reviewedAt: null,
      reviewerId: null,
      labelSetVersion: null,
    } as const
    const { count } = await transaction.annotationDocument.updateMany({ where, data })
    if (count === 0) return isOpenState(gold.state)
    const step = { documentId: gold.id, kind: 'reopened', actorId: principal.userId }
    await transaction.documentEvent.create({ data: step })
    return true
  })
  if (!isOpen) return err(CHANGED_SINCE_ACCEPTED)
  tellOfVideos(videoId)
  return ok({ state: 'draft' })
}

const NOTHING_DECIDED = apiError('not-reviewable', 'Nothing was decided on this video yet.')

const undecided = (open: number): ApiError =>
  apiError('not-reviewable', open === 1 ? 'One question is not decided yet.' : `${open} questions are not decided yet.`)

async function firstError(
  videoId: string,
  labelSetId: string,
  without: ReadonlySet<string>,
): Promise<Result<{ readonly labelSetVersion: number }, ApiError>> {
  const [index, list] = await Promise.all([labeledFrameIndex(videoId), listSegments(videoId, GOLD_USER_ID)])
  if (!index.ok) return index
  if (!list.ok) return list
  const { labels, rules, version } = toLabelSet(
    await db().labelSet.findUniqueOrThrow({ where: { id: labelSetId }, include: WITH_LABELS }),
  )
  const segments = list.value.segments.filter(({ id }) => !without.has(id)).map(segmentFromServer)
  const [error] = lintDocument({ segments, labels, setRules: rules, index: index.value }).filter(
    ({ severity }) => severity === 'error',
  )
  return error === undefined
    ? ok({ labelSetVersion: version })
    : err(apiError('not-reviewable', `The gold standard breaks a rule of its labels: ${error.words}`))
}

async function close(
  documentId: string,
  seen: number,
  principal: Principal,
  labelSetVersion: number,
): Promise<Result<{ readonly state: 'accepted' }, ApiError>> {
  const now = new Date()
  const closed = await db().$transaction(async (transaction) => {
    const record = await transaction.annotationDocument.findUniqueOrThrow({ where: { id: documentId } })
    if (record.sequence !== seen || !isOpenState(record.state)) return null
    await transaction.documentEvent.create({ data: { documentId, kind: 'accepted', actorId: principal.userId } })
    return await transaction.annotationDocument.update({
      where: { id: documentId },
      data: { state: 'accepted', submittedAt: now, reviewedAt: now, reviewerId: principal.userId, labelSetVersion },
    })
  })
  if (closed === null) return err(CHANGED)
  tellOfVideos(closed.videoId)
  return ok({ state: 'accepted' })
}

const CHANGED = apiError('version-conflict', 'Something was decided meanwhile. Look at it, then accept again.')
const CHANGED_SINCE_ACCEPTED = apiError(
  'version-conflict',
  'The gold standard has changed since this page was loaded. Look at it, then reopen it.',
)

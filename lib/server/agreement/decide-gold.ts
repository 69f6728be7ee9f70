import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Adjudication, AgreementReport } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { isOpenState } from '@/lib/segments/document-schema'
import { type ComparedWork, type GoldSegment, readComparedWork } from './compared-work'
import { decidedQuestions, unclaimed } from './decided-questions'
import { decidingObstacle, keepDecisions, TOO_LATE } from './keep-decisions'
import { joined, type PlannedDecision, planDecision, withdraw } from './plan-decision'
import { reportAgreement } from './report-agreement'

type Options = { readonly drafts: boolean }

/**
 * Keeps decisions in the gold document of a video, all of them or none, as one edit by `principal`, and tells how things
 * stand then. Errors: as of {@link readComparedWork}; `version-conflict` where anything has changed since it was looked at;
 * `document-closed` once the gold document was accepted; `malformed-request` for a choice that nobody offers;
 * `not-reviewable` where there are not two to decide between, they have different label sets, or the document takes no
 * such segment.
 */
export async function decideGold(
  videoId: string,
  { decisions, seen }: Adjudication,
  principal: Principal,
  options: Options,
): Promise<Result<AgreementReport, ApiError>> {
  const read = await readComparedWork(videoId, principal, options)
  if (!read.ok) return read
  const work = read.value
  const obstacle = decidingObstacle(work)
  if (obstacle !== null) return err(obstacle)
  if (work.gold !== null && !isOpenState(work.gold.state)) return err(TOO_LATE.accepted)
  if (!isSeen(work, seen)) return err(TOO_LATE.changed)
  const plan = planAll(work, decisions, principal.userId)
  if (!plan.ok) return plan
  const kept = await keepDecisions(work, plan.value, seen.gold, principal.userId)
  return kept.ok ? await reportAgreement(videoId, principal, options) : kept
}

function isSeen({ gold, documents }: ComparedWork, seen: Adjudication['seen']): boolean {
  return (
    (gold?.sequence ?? 0) === seen.gold &&
    Object.keys(seen.documents).length === documents.length &&
    documents.every(({ id, sequence }) => seen.documents[id] === sequence)
  )
}

function planAll(
  work: ComparedWork,
  decisions: Adjudication['decisions'],
  by: string,
): Result<PlannedDecision, ApiError> {
  const gestureId = randomUUID()
  const questions = decidedQuestions(work)
  const byPlace = new Map(questions.map((question) => [placeOf(question), question]))
  const plans: PlannedDecision[] = []
  // What was decided on one question can be in the way of two since then; it goes once.
  const withdrawn = new Set<string>()
  const isLeft = ({ record }: GoldSegment) => !withdrawn.has(record.id)
  for (const decision of decisions) {
    const question = byPlace.get(placeOf(decision))
    if (question === undefined) return err(TOO_LATE.changed)
    // Decided twice in one request, the second would stand on what the first has made.
    byPlace.delete(placeOf(decision))
    const decidedBy = question.decidedBy.filter(isLeft)
    const outdated = question.outdated.filter(isLeft)
    const planned = planDecision(work, { ...question, decidedBy, outdated }, decision.choice, { gestureId, by })
    if (!planned.ok) return err(apiError('malformed-request', planned.error))
    plans.push(planned.value)
    for (const { record } of [...decidedBy, ...outdated]) withdrawn.add(record.id)
  }
  return ok(joined([...plans, ...unclaimed(work, questions).map((each) => withdraw(each, gestureId))]))
}

const placeOf = ({ labelId, start, end }: { labelId: string; start: number; end: number }): string =>
  `${labelId} ${start} ${end}`

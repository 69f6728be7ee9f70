import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Adjudication, AgreementReport } from '@/lib/agreement/schema'
import type { Principal } from '@/lib/auth/principal'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { err, ok, type Result } from '@/lib/result/result'
import { isOpenState } from '@/lib/segments/document-schema'
import { db } from '@/lib/server/db/client'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import { type ComparedWork, readComparedWork } from './compared-work'
import { decidedQuestions } from './decided-questions'
import { type PlannedDecision, planDecision } from './plan-decision'
import { reportAgreement } from './report-agreement'

type Options = { readonly drafts: boolean }

/**
 * Keeps decisions in the gold document of a video, all of them or none, as one edit by `principal`, and tells how things
 * stand then. Errors: as of {@link readComparedWork}; `version-conflict` where anything has changed since it was looked at;
 * `document-closed` once the gold document was accepted; `malformed-request` for a choice that nobody offers;
 * `not-reviewable` where there are not two to decide between, or the document takes no such segment.
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
  if (work.documents.length < 2) return err(NOTHING_TO_DECIDE)
  if (work.gold !== null && !isOpenState(work.gold.state)) return err(ACCEPTED)
  if (!isSeen(work, seen)) return err(CHANGED)
  const plan = planAll(work, decisions, principal.userId)
  if (!plan.ok) return plan
  const kept = await keep(work, plan.value, seen.gold, principal.userId)
  return kept.ok ? await reportAgreement(videoId, principal, options) : kept
}

const NOTHING_TO_DECIDE = apiError('not-reviewable', 'Fewer than two people have submitted work on this video.')
const ACCEPTED = apiError(
  'document-closed',
  'The gold standard of this video was accepted and takes no more decisions.',
)
const CHANGED = apiError(
  'version-conflict',
  'The work or a decision has changed since this page was loaded. Look at it again, then decide.',
)

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
  const byPlace = new Map(decidedQuestions(work).map((question) => [placeOf(question), question]))
  const operations: PlannedDecision['operations'][number][] = []
  const provenance: PlannedDecision['provenance'][number][] = []
  for (const decision of decisions) {
    const question = byPlace.get(placeOf(decision))
    if (question === undefined) return err(CHANGED)
    // Decided twice in one request, the second would stand on what the first has made.
    byPlace.delete(placeOf(decision))
    const planned = planDecision(work, question, decision.choice, { gestureId, by })
    if (!planned.ok) return err(apiError('malformed-request', planned.error))
    operations.push(...planned.value.operations)
    provenance.push(...planned.value.provenance)
  }
  return ok({ operations, provenance })
}

const placeOf = ({ labelId, start, end }: { labelId: string; start: number; end: number }): string =>
  `${labelId} ${start} ${end}`

async function keep(
  work: ComparedWork,
  { operations, provenance }: PlannedDecision,
  seenSequence: number,
  authorId: string,
): Promise<Result<true, ApiError>> {
  await beginGold(work)
  const onBehalf = { authorId, seenSequence, provenance: new Map(provenance) }
  const applied = await applyOperations(work.videoId, operations, GOLD_USER_ID, onBehalf)
  if (!applied.ok) return applied
  const refused = applied.value.results.find(({ status, code }) => status !== 'applied' && code !== 'gesture-refused')
  if (refused === undefined) return ok(true)
  if (refused.code === 'document-closed') return err(ACCEPTED)
  return err(
    refused.status === 'conflict'
      ? CHANGED
      : apiError('not-reviewable', `The gold standard cannot take this: ${refused.message ?? 'it was refused.'}`),
  )
}

/** The gold document is labeled with the set of the work it is decided from. */
async function beginGold({ videoId, gold, documents }: ComparedWork): Promise<void> {
  const [first] = documents
  if (gold !== null || first === undefined) return
  await db().annotationDocument.upsert({
    where: { videoId_annotatorId: { videoId, annotatorId: GOLD_USER_ID } },
    update: {},
    create: { videoId, annotatorId: GOLD_USER_ID, labelSetId: first.labelSetId },
  })
}

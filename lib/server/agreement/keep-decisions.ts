import 'server-only'
import { type ApiError, apiError } from '@/lib/http/api-error'
import { invariant } from '@/lib/result/invariant'
import { err, ok, type Result } from '@/lib/result/result'
import { db } from '@/lib/server/db/client'
import { applyOperations } from '@/lib/server/segments/apply-operations'
import { GOLD_USER_ID } from '@/lib/server/session/gold-user'
import type { ComparedWork } from './compared-work'
import type { PlannedDecision } from './plan-decision'

/** Why nothing can be decided on a video at all, whatever is asked; null where it can. */
export function decidingObstacle({ documents, gold }: ComparedWork): ApiError | null {
  if (documents.length < 2) return NOTHING_TO_DECIDE
  const sets = new Set([...documents, ...(gold === null ? [] : [gold])].map(({ labelSetId }) => labelSetId))
  return sets.size > 1 ? SEVERAL_SETS : null
}

export const NOTHING_TO_DECIDE = apiError(
  'not-reviewable',
  'Fewer than two people have submitted work on this video, so there is nothing to decide between.',
)
const SEVERAL_SETS = apiError(
  'not-reviewable',
  'The work on this video was labeled with different label sets, and a gold standard has the labels of one.',
)
const ACCEPTED = apiError(
  'document-closed',
  'The gold standard of this video was accepted and takes no more decisions.',
)
const CHANGED = apiError(
  'version-conflict',
  'The work or a decision has changed since this page was loaded. Look at it again, then decide.',
)

/** What is said of a decision that comes too late, or was made on something else. */
export const TOO_LATE = { accepted: ACCEPTED, changed: CHANGED } as const

/** The gold document, as far as it has to be known to close it. */
type BegunGold = { readonly id: string; readonly labelSetId: string }

/**
 * Keeps what was planned in the gold document, all of it or nothing; its new sequence. Errors: `version-conflict` where it
 * has another newest operation than `seen`; `document-closed` once it was accepted; `not-reviewable` where it takes no such
 * segment.
 */
export async function keepDecisions(
  work: ComparedWork,
  { operations, provenance }: PlannedDecision,
  seen: number,
  authorId: string,
): Promise<Result<number, ApiError>> {
  await beginGold(work)
  const onBehalf = { authorId, seenSequence: seen, provenance: new Map(provenance) }
  const applied = await applyOperations(work.videoId, operations, GOLD_USER_ID, onBehalf)
  if (!applied.ok) return applied
  const refused = applied.value.results.find(({ status, code }) => status !== 'applied' && code !== 'gesture-refused')
  if (refused === undefined) return ok(seen + operations.length)
  if (refused.code === 'document-closed') return err(ACCEPTED)
  return err(
    refused.status === 'conflict'
      ? CHANGED
      : apiError('not-reviewable', `The gold standard cannot take this: ${refused.message ?? 'it was refused.'}`),
  )
}

/** The gold document, made where there is none: it is labeled with the set of the work it is decided from. */
export async function beginGold({ videoId, gold, documents }: ComparedWork): Promise<BegunGold> {
  if (gold !== null) return gold
  const [first] = documents
  invariant(first !== undefined, 'nothing is decided where there is no work')
  return await db().annotationDocument.upsert({
    where: { videoId_annotatorId: { videoId, annotatorId: GOLD_USER_ID } },
    update: {},
    create: { videoId, annotatorId: GOLD_USER_ID, labelSetId: first.labelSetId },
    select: { id: true, labelSetId: true },
  })
}

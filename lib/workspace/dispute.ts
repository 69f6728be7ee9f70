import type { OperationResult } from '@/lib/segments/schema'
import { contentOf, type DocumentSegment, segmentFromServer } from './document'
import { type Edit, updateOf } from './edit'
import { forgetSegment } from './history'
import { dropSegment, needsDecision } from './outbox'
import { carryOut, reproject, type Workspace, type WorkspaceStep } from './workspace-state'

/** A segment about which this page and the server do not agree. `null` means: deleted, or never was. */
export type Dispute = {
  readonly segmentId: string
  readonly kind: 'conflict' | 'rejected'
  readonly mine: DocumentSegment | null
  readonly theirs: DocumentSegment | null
  readonly code: OperationResult['code']
  readonly message: string | undefined
}

/** The open disputes, oldest first, one a segment. */
export function disputesOf({ outbox, segments }: Workspace): readonly Dispute[] {
  return outbox.entries.filter(needsDecision).map(({ operation, delivery }) => {
    const { segmentId } = operation
    const mine = segments.get(segmentId)
    const result = delivery.kind === 'conflict' || delivery.kind === 'rejected' ? delivery.result : undefined
    return {
      segmentId,
      kind: delivery.kind === 'conflict' ? 'conflict' : 'rejected',
      mine: mine === undefined || mine.deleted ? null : mine,
      theirs: result?.segment === undefined ? null : segmentFromServer(result.segment),
      code: result?.code,
      message: result?.message,
    }
  })
}

/**
 * `workspace` after a person decided a dispute. `theirs` drops what this page wanted; `mine` brings the server's segment
 * to it, and makes a new segment where the server has none any more. Either way the segment leaves the undo history.
 */
export function resolveDispute(
  workspace: Workspace,
  segmentId: string,
  keep: 'mine' | 'theirs',
  newId: () => string,
): WorkspaceStep {
  const dispute = disputesOf(workspace).find((each) => each.segmentId === segmentId)
  if (dispute === undefined) return { workspace, effects: [] }
  const dropped = workspace.outbox.entries.filter(({ operation }) => operation.segmentId === segmentId)
  const adopted = adopt(workspace, dispute)
  const step = carryOut(adopted, keep === 'mine' ? editTowards(adopted, dispute, newId) : [], newId)
  // The new operations are written before the old ones are forgotten: a tab killed in between loses nothing.
  return {
    workspace: step.workspace,
    effects: [...step.effects, { type: 'forget', operationIds: dropped.map(({ operation }) => operation.id) }],
  }
}

/** `workspace` as if this page had never touched the segment. */
function adopt(workspace: Workspace, { segmentId, kind, theirs, code }: Dispute): Workspace {
  const confirmed = new Map(workspace.confirmed)
  if (theirs !== null) confirmed.set(segmentId, theirs)
  else if (kind === 'conflict' || code === 'segment-unknown') confirmed.delete(segmentId)
  const outbox = dropSegment(workspace.outbox, segmentId)
  const history = forgetSegment(workspace.history, segmentId)
  // Counted like an answer: a list asked for before the decision is old.
  return reproject({ ...workspace, confirmed, outbox, history, revision: workspace.revision + 1 })
}

/** What brings the server's segment to mine. */
function editTowards(adopted: Workspace, { segmentId, mine }: Dispute, newId: () => string): Edit {
  const current = adopted.segments.get(segmentId)
  const hasCurrent = current !== undefined && !current.deleted
  if (mine === null) return hasCurrent ? [{ type: 'delete', segmentId, content: contentOf(current) }] : []
  const content = contentOf(mine)
  const { source, confidence } = mine
  const origin = { source, confidence }
  const change = hasCurrent
    ? updateOf(current, content)
    : ({ type: 'create', segmentId: newId(), content, origin } as const)
  return change === undefined ? [] : [change]
}

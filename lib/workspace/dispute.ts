import type { OperationResult } from '@/lib/segments/schema'
import { unitsOf } from './delivery'
import { contentOf, type DocumentSegment, segmentFromServer } from './document'
import { type Change, type Edit, updateOf } from './edit'
import { forgetSegment } from './history'
import { dropEntries, needsDecision, type OutboxEntry } from './outbox'
import { carryOut, quiet, reproject, tell, type Workspace, type WorkspaceStep } from './workspace-state'

/** What a person may decide: `both` leaves the server's segment as it is and makes mine a new one. */
export type Verdict = 'mine' | 'theirs' | 'both'

/**
 * One segment of an edit that the server did not take. `null` means: deleted, or never was. `isCause`: it is why; the
 * others only stood with it or on it.
 */
export type DisputedSegment = {
  readonly segmentId: string
  readonly mine: DocumentSegment | null
  readonly theirs: DocumentSegment | null
  readonly isCause: boolean
}

/** An edit about which this page and the server do not agree, with everything that was done on top of it. */
export type Dispute = {
  readonly id: string
  /** The segment that is the cause, or the first of them. */
  readonly segmentId: string
  readonly kind: 'conflict' | 'rejected'
  readonly mine: DocumentSegment | null
  readonly theirs: DocumentSegment | null
  readonly code: OperationResult['code']
  readonly message: string | undefined
  readonly segments: readonly DisputedSegment[]
  readonly operationIds: readonly string[]
}

/** The open disputes, oldest first. No segment is in two. */
export function disputesOf(workspace: Workspace): readonly Dispute[] {
  const { entries } = workspace.outbox
  if (!entries.some(needsDecision)) return []
  const taken = new Set<OutboxEntry>()
  const disputes: Dispute[] = []
  const units = unitsOf(entries)
  for (const unit of units) {
    if (taken.has(unit[0] as OutboxEntry) || !unit.some(needsDecision)) continue
    const involved = standingOn(unit, units).filter((entry) => !taken.has(entry))
    for (const entry of involved) taken.add(entry)
    disputes.push(disputeOf(workspace, involved))
  }
  return disputes
}

/** `unit` and every later one that touches a segment of it, or of one that does. */
function standingOn(unit: readonly OutboxEntry[], units: readonly (readonly OutboxEntry[])[]): readonly OutboxEntry[] {
  const segmentIds = new Set<string>()
  const involved: OutboxEntry[] = []
  let hasBegun = false
  for (const each of units) {
    hasBegun ||= each[0] === unit[0]
    const isInvolved = each[0] === unit[0] || each.some(({ operation }) => segmentIds.has(operation.segmentId))
    if (!hasBegun || !isInvolved) continue
    involved.push(...each)
    for (const { operation } of each) segmentIds.add(operation.segmentId)
  }
  return involved
}

/** What the server said when it did not take the operation; undefined unless that is so. */
export const refusalOf = ({ delivery }: OutboxEntry): OperationResult | undefined =>
  delivery.kind === 'conflict' || delivery.kind === 'rejected' ? delivery.result : undefined

const isCause = (entry: OutboxEntry): boolean => needsDecision(entry) && refusalOf(entry)?.code !== 'gesture-refused'

function disputeOf(workspace: Workspace, involved: readonly OutboxEntry[]): Dispute {
  const cause = involved.find(isCause) ?? (involved[0] as OutboxEntry)
  const { segmentId } = cause.operation
  // The cause comes first.
  const bySegment = new Map<string, OutboxEntry[]>([[segmentId, []]])
  for (const entry of involved) {
    const id = entry.operation.segmentId
    const own = bySegment.get(id)
    if (own === undefined) bySegment.set(id, [entry])
    else own.push(entry)
  }
  const segments = [...bySegment].map(([id, own]) => {
    return { segmentId: id, ...sidesOf(workspace, id, own), isCause: own.some(isCause) }
  })
  const { mine = null, theirs = null } = segments[0] ?? {}
  const result = refusalOf(cause)
  return {
    id: cause.operation.id,
    segmentId,
    kind: cause.delivery.kind === 'conflict' ? 'conflict' : 'rejected',
    mine,
    theirs,
    code: result?.code,
    message: result?.message,
    segments,
    operationIds: involved.map(({ operation }) => operation.id),
  }
}

function sidesOf({ segments, confirmed }: Workspace, segmentId: string, own: readonly OutboxEntry[]) {
  const mine = segments.get(segmentId)
  const refused = own.find(needsDecision)
  const told = refused === undefined ? undefined : refusalOf(refused)
  const known = confirmed.get(segmentId)
  const theirs = told === undefined ? known : told.segment && segmentFromServer(told.segment)
  const seen = (segment: DocumentSegment | undefined) => (segment === undefined || segment.deleted ? null : segment)
  return { mine: seen(mine), theirs: seen(theirs) }
}

/**
 * `workspace` after a person decided the dispute about `segmentId`. `theirs` drops what this page wanted, `mine` brings
 * the server's segments to it, and makes a new one where the server has none any more; `both` makes mine a new segment
 * beside the server's. An edit of several changes is decided as one. Its segments leave the undo history.
 */
export function resolveDispute(
  workspace: Workspace,
  segmentId: string,
  keep: Verdict,
  newId: () => string,
): WorkspaceStep {
  const dispute = disputesOf(workspace).find(({ segments }) => segments.some((each) => each.segmentId === segmentId))
  if (dispute === undefined) return quiet(workspace)
  const { operationIds } = dispute
  const adopted = letGo(workspace, operationIds)
  const edit = keep === 'theirs' ? [] : dispute.segments.flatMap((each) => towards(adopted, each, keep, newId))
  const step = carryOut(adopted, edit, newId)
  // The new operations are written before the old ones are forgotten: a tab killed in between loses nothing.
  return {
    workspace: step.workspace,
    effects: [
      ...step.effects,
      { type: 'forget', operationIds },
      ...tell(workspace, { type: 'dropped', operationIds: [...operationIds] }),
    ],
  }
}

/** `workspace` as if these operations had never been made, with what the server told of their segments. */
export function letGo(workspace: Workspace, operationIds: readonly string[]): Workspace {
  const ids = new Set(operationIds)
  const confirmed = new Map(workspace.confirmed)
  let { history } = workspace
  for (const entry of workspace.outbox.entries) {
    if (!ids.has(entry.operation.id)) continue
    const { segmentId } = entry.operation
    history = forgetSegment(history, segmentId)
    const result = refusalOf(entry)
    if (result === undefined) continue
    if (result.segment !== undefined) confirmed.set(segmentId, segmentFromServer(result.segment))
    else if (result.code !== 'gesture-refused' && (result.status === 'conflict' || result.code === 'segment-unknown')) {
      confirmed.delete(segmentId)
    }
  }
  const outbox = dropEntries(workspace.outbox, ids)
  // Counted like an answer: a list asked for before the decision is old.
  return reproject({ ...workspace, confirmed, outbox, history, revision: workspace.revision + 1 })
}

/** What brings the server's segment to mine, or puts mine beside it. */
function towards(adopted: Workspace, disputed: DisputedSegment, keep: Verdict, newId: () => string): Edit {
  const { segmentId, mine } = disputed
  const current = adopted.segments.get(segmentId)
  const hasCurrent = current !== undefined && !current.deleted
  if (mine === null) {
    const isDeleted = hasCurrent && !(keep === 'both' && disputed.isCause)
    return isDeleted ? [{ type: 'delete', segmentId, content: contentOf(current) }] : []
  }
  const content = contentOf(mine)
  const { source, confidence } = mine
  const anew = { type: 'create', segmentId: newId(), content, origin: { source, confidence } } as const
  if (!hasCurrent) return [anew]
  const change: Change | undefined = updateOf(current, content)
  if (change === undefined) return []
  return keep === 'both' && disputed.isCause ? [anew] : [change]
}

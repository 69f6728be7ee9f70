import { assertNever } from '@/lib/result/assert-never'
import type { Operation, OperationResult, Segment } from '@/lib/segments/schema'
import { resolveDispute } from './dispute'
import { confirmResults, segmentFromServer } from './document'
import { type Command, editOf } from './edit'
import { recordEdit, redoStep, undoStep } from './history'
import { markDurability, markSent, markUnanswered, nextBatch, retryDelayMs, settle, type Trouble } from './outbox'
import { carryOut, reproject, type Workspace, type WorkspaceStep } from './workspace-state'

/** What happens to a workspace. `asOf` is the revision at which the list was asked for. */
export type WorkspaceEvent =
  | { readonly type: 'loaded'; readonly segments: readonly Segment[]; readonly asOf: number }
  | { readonly type: 'resumed'; readonly operations: readonly Operation[] }
  | { readonly type: 'commanded'; readonly commands: readonly Command[] }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'stored'; readonly operations: readonly Operation[] }
  | { readonly type: 'store-failed'; readonly operations: readonly Operation[] }
  | { readonly type: 'answered'; readonly results: readonly OperationResult[] }
  | { readonly type: 'unanswered'; readonly trouble: Trouble }
  | { readonly type: 'woken' }
  | { readonly type: 'decided'; readonly segmentId: string; readonly keep: 'mine' | 'theirs' }

/** The workspace after `event` and what to do about it. `newId` gives a fresh id for an operation or a segment. */
export function nextWorkspace(workspace: Workspace, event: WorkspaceEvent, newId: () => string): WorkspaceStep {
  const step = react(workspace, event, newId)
  const batch = nextBatch(step.workspace.outbox)
  if (batch.length === 0) return step
  return {
    workspace: { ...step.workspace, outbox: markSent(step.workspace.outbox, batch) },
    effects: [...step.effects, { type: 'send', operations: batch }],
  }
}

function react(workspace: Workspace, event: WorkspaceEvent, newId: () => string): WorkspaceStep {
  switch (event.type) {
    case 'loaded':
      return takeList(workspace, event.segments, event.asOf)
    case 'resumed':
      return resume(workspace, event.operations)
    case 'commanded': {
      const edit = editOf(workspace.segments, event.commands)
      return carryOut({ ...workspace, history: recordEdit(workspace.history, edit) }, edit, newId)
    }
    case 'undone':
    case 'redone': {
      const step = event.type === 'undone' ? undoStep(workspace.history) : redoStep(workspace.history)
      return step === undefined ? quiet(workspace) : carryOut({ ...workspace, history: step.history }, step.edit, newId)
    }
    case 'stored':
      return quiet({ ...workspace, outbox: markDurability(workspace.outbox, event.operations, 'stored') })
    case 'store-failed':
      return quiet({ ...workspace, outbox: markDurability(workspace.outbox, event.operations, 'unstorable') })
    case 'answered':
      return takeAnswer(workspace, event.results)
    case 'unanswered': {
      const outbox = markUnanswered(workspace.outbox, event.trouble)
      return {
        workspace: { ...workspace, outbox },
        effects: [{ type: 'wake', afterMs: retryDelayMs(outbox.failures) }],
      }
    }
    case 'woken':
      return workspace.outbox.contact === 'waiting'
        ? quiet({ ...workspace, outbox: { ...workspace.outbox, contact: 'idle' } })
        : quiet(workspace)
    case 'decided':
      return resolveDispute(workspace, event.segmentId, event.keep, newId)
    default:
      return assertNever(event)
  }
}

const quiet = (workspace: Workspace): WorkspaceStep => ({ workspace, effects: [] })

/** Operations an earlier page left behind come before those of this one; they may have been sent. */
function resume(workspace: Workspace, operations: readonly Operation[]): WorkspaceStep {
  const known = new Set(workspace.outbox.entries.map(({ operation }) => operation.id))
  const resumed = operations
    .filter(({ id }) => !known.has(id))
    .map((operation) => ({ operation, durability: 'stored', delivery: { kind: 'unsure' } }) as const)
  const outbox = { ...workspace.outbox, entries: [...resumed, ...workspace.outbox.entries] }
  return quiet(reproject({ ...workspace, outbox }))
}

/** A list from the server replaces what was confirmed, except for segments this page still has something to say about. */
function takeList(workspace: Workspace, told: readonly Segment[], asOf: number): WorkspaceStep {
  if (asOf !== workspace.revision) return { workspace, effects: [{ type: 'reload' }] }
  const confirmed = new Map(told.map((segment) => [segment.id, segmentFromServer(segment)]))
  const pending = new Set(workspace.outbox.entries.map(({ operation }) => operation.segmentId))
  for (const [id, known] of workspace.confirmed) {
    const isGone = !confirmed.has(id)
    if (pending.has(id) || (isGone && known.deleted)) confirmed.set(id, known)
    else if (isGone) confirmed.set(id, { ...known, deleted: true, version: known.version + 1 })
  }
  return quiet(reproject({ ...workspace, confirmed, loaded: true }))
}

function takeAnswer(workspace: Workspace, results: readonly OperationResult[]): WorkspaceStep {
  const { outbox, settled } = settle(workspace.outbox, results)
  const confirmed = confirmResults(workspace.confirmed, settled, results)
  const next = reproject({ ...workspace, outbox, confirmed, revision: workspace.revision + 1 })
  if (settled.length === 0) return quiet(next)
  return { workspace: next, effects: [{ type: 'forget', operationIds: settled.map(({ id }) => id) }] }
}

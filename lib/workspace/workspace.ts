import { assertNever } from '@/lib/result/assert-never'
import type { Operation, OperationResult, Segment } from '@/lib/segments/schema'
import { backInContact, markSent, markUnanswered, nextBatch, retryDelayMs, settle } from './delivery'
import { resolveDispute, type Verdict } from './dispute'
import { confirmResults, type DocumentSegment, segmentFromServer } from './document'
import { type Command, editOf } from './edit'
import { type History, isCurrent, recordEdit, redoStep, undoStep } from './history'
import { markDurability, type Placed, type Trouble, takeIn } from './outbox'
import type { TabMessage } from './tab-message'
import { hear, promote, resync } from './tabs'
import { carryOut, endWaiting, quiet, reproject, tell, type Workspace, type WorkspaceStep } from './workspace-state'

/**
 * What happens to a workspace. `asOf` of a list is the revision at which it was asked for; of `resynced`, the ids that
 * were on disk then. `remembered`: the history that this computer kept, and segments that are known to be deleted.
 * `joined`: other tabs may show the video, too; `promoted`: this page is the one that sends from now on.
 */
export type WorkspaceEvent =
  | { readonly type: 'loaded'; readonly segments: readonly Segment[]; readonly asOf: number }
  | { readonly type: 'joined' }
  | { readonly type: 'resumed' | 'promoted'; readonly placed: readonly Placed[] }
  | { readonly type: 'resynced'; readonly placed: readonly Placed[]; readonly asOf: ReadonlySet<string> }
  | { readonly type: 'heard'; readonly message: TabMessage }
  | { readonly type: 'remembered'; readonly history: History; readonly deleted: readonly DocumentSegment[] }
  | { readonly type: 'commanded'; readonly commands: readonly Command[] }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'stored'; readonly operations: readonly Operation[] }
  | { readonly type: 'store-failed'; readonly operations: readonly Operation[] }
  | { readonly type: 'answered'; readonly results: readonly OperationResult[] }
  | { readonly type: 'unanswered'; readonly trouble: Trouble }
  | { readonly type: 'woken' }
  | { readonly type: 'decided'; readonly segmentId: string; readonly keep: Verdict }

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
    case 'joined':
      return quiet({ ...workspace, outbox: { ...workspace.outbox, role: 'follower' } })
    case 'resumed':
      return quiet(reproject({ ...workspace, outbox: takeIn(workspace.outbox, event.placed, 'stored') }))
    case 'promoted':
      return promote(workspace, event.placed)
    case 'resynced':
      return resync(workspace, event.placed, event.asOf)
    case 'heard':
      return hear(workspace, event.message)
    case 'remembered':
      return remember(workspace, event.history, event.deleted)
    case 'commanded': {
      const edit = editOf(workspace.segments, event.commands)
      return carryOut({ ...workspace, history: recordEdit(workspace.history, edit) }, edit, newId)
    }
    case 'undone':
    case 'redone':
      return turnBack(workspace, event.type, newId)
    case 'stored':
    case 'store-failed':
      return takeWritten(workspace, event.operations, event.type === 'stored')
    case 'answered':
      return takeAnswer(workspace, event.results)
    case 'unanswered':
      return takeSilence(workspace, event.trouble)
    case 'woken':
      return wake(workspace)
    case 'decided':
      return resolveDispute(workspace, event.segmentId, event.keep, newId)
    default:
      return assertNever(event)
  }
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

/** What an earlier page could take back, this one can, too; also bring back what the server does not list any more. */
function remember(workspace: Workspace, history: History, deleted: readonly DocumentSegment[]): WorkspaceStep {
  const confirmed = new Map(workspace.confirmed)
  for (const segment of deleted) {
    const known = confirmed.get(segment.id)
    const isNews = known === undefined || (known.deleted && known.version < segment.version)
    if (isNews) confirmed.set(segment.id, segment)
  }
  return quiet(reproject({ ...workspace, confirmed, history }))
}

/** A step that has been overtaken by somebody else's edit leaves the history and changes nothing. */
function turnBack(workspace: Workspace, direction: 'undone' | 'redone', newId: () => string): WorkspaceStep {
  const { history, segments, loaded } = workspace
  const step = direction === 'undone' ? undoStep(history) : redoStep(history)
  if (step === undefined || !loaded) return quiet(workspace)
  if (isCurrent(segments, step.edit)) return carryOut({ ...workspace, history: step.history }, step.edit, newId)
  const { past, future } = history
  const left = direction === 'undone' ? { past: past.slice(0, -1), future } : { past, future: future.slice(0, -1) }
  return quiet({ ...workspace, history: left })
}

function takeWritten(workspace: Workspace, operations: readonly Operation[], isStored: boolean): WorkspaceStep {
  const outbox = markDurability(workspace.outbox, operations, isStored ? 'stored' : 'unstorable')
  const written = new Set(operations)
  // One that was merged meanwhile is told when that is written: whoever hears of an operation may send it.
  const placed = outbox.entries
    .filter(({ operation }) => written.has(operation))
    .map(({ operation, position }) => ({ operation, position }))
  const effects = placed.length === 0 ? [] : tell(workspace, { type: 'made', placed, isStored })
  return { workspace: { ...workspace, outbox }, effects }
}

function takeAnswer(workspace: Workspace, results: readonly OperationResult[]): WorkspaceStep {
  const { outbox, settled } = settle(workspace.outbox, results)
  const confirmed = confirmResults(workspace.confirmed, settled, results)
  const revision = workspace.revision + 1
  const next = reproject({ ...workspace, outbox: backInContact(outbox), confirmed, revision })
  const told = results.length === 0 ? [] : tell(workspace, { type: 'answered', results: [...results] })
  // Also what another tab was told first, and was killed before it could be forgotten.
  const done = results.filter(({ status }) => status === 'applied' || status === 'duplicate')
  const operationIds = [...new Set([...settled, ...done].map(({ id }) => id))]
  if (operationIds.length === 0) return { workspace: next, effects: told }
  return { workspace: next, effects: [{ type: 'forget', operationIds }, ...told] }
}

function takeSilence(workspace: Workspace, trouble: Trouble): WorkspaceStep {
  const outbox = markUnanswered(workspace.outbox, trouble)
  return {
    workspace: { ...workspace, outbox },
    effects: [
      { type: 'wake', afterMs: retryDelayMs(outbox.failures) },
      ...tell(workspace, { type: 'silent', trouble }),
    ],
  }
}

/** Time to try again; a page that does not send itself asks the one that does. */
function wake(workspace: Workspace): WorkspaceStep {
  const { outbox } = workspace
  if (outbox.role === 'follower' && outbox.entries.length > 0) {
    return { workspace, effects: tell(workspace, { type: 'nudge' }) }
  }
  return quiet(endWaiting(workspace))
}

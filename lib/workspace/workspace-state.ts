import type { Operation } from '@/lib/segments/schema'
import { projectDocument, projectOperation, type Segments } from './document'
import { type Edit, operationOf } from './edit'
import { EMPTY_HISTORY, type History } from './history'
import { EMPTY_OUTBOX, enqueue, type Outbox, operationsIn } from './outbox'

/**
 * The segments of one annotator on one video while a page has them open.
 *
 * `confirmed` is what the server last said, `segments` what the screen shows: `confirmed` with the outbox applied.
 * `revision` counts the answers taken in, so that a list asked for before one of them is recognised as old.
 */
export type Workspace = {
  readonly confirmed: Segments
  readonly segments: Segments
  readonly history: History
  readonly outbox: Outbox
  readonly revision: number
  readonly loaded: boolean
}

export const EMPTY_WORKSPACE: Workspace = {
  confirmed: new Map(),
  segments: new Map(),
  history: EMPTY_HISTORY,
  outbox: EMPTY_OUTBOX,
  revision: 0,
  loaded: false,
}

/** What the shell must do; in order. `persist` ends with `stored` or `store-failed`, `send` with `answered` or `unanswered`. */
export type WorkspaceEffect =
  | { readonly type: 'persist'; readonly operations: readonly Operation[] }
  | { readonly type: 'forget'; readonly operationIds: readonly string[] }
  | { readonly type: 'send'; readonly operations: readonly Operation[] }
  | { readonly type: 'wake'; readonly afterMs: number }
  | { readonly type: 'reload' }

export type WorkspaceStep = { readonly workspace: Workspace; readonly effects: readonly WorkspaceEffect[] }

/** `workspace` with its segments projected anew from what is confirmed and what is not. */
export function reproject(workspace: Workspace): Workspace {
  return { ...workspace, segments: projectDocument(workspace.confirmed, operationsIn(workspace.outbox)) }
}

/** `workspace` after `edit`: shown at once, to be kept and sent. Each change is based on what the one before it made. */
export function carryOut(workspace: Workspace, edit: Edit, newId: () => string): WorkspaceStep {
  const segments = new Map(workspace.segments)
  const toPersist = new Map<string, Operation>()
  let { outbox } = workspace
  const gestureId = edit.length > 1 ? newId() : undefined
  for (const change of edit) {
    const before = segments.get(change.segmentId)
    const operation = operationOf(before, change, newId, gestureId)
    if (operation === undefined) continue
    const queued = enqueue(outbox, operation)
    outbox = queued.outbox
    toPersist.set(queued.toPersist.id, queued.toPersist)
    const after = projectOperation(before, queued.toPersist)
    if (after !== undefined) segments.set(change.segmentId, after)
  }
  if (toPersist.size === 0) return { workspace, effects: [] }
  return {
    workspace: { ...workspace, segments, outbox },
    effects: [{ type: 'persist', operations: [...toPersist.values()] }],
  }
}

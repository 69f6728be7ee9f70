import type { Operation } from '@/lib/segments/schema'
import { projectDocument, projectOperation, type Segments } from './document'
import { type Change, type Edit, operationOf } from './edit'
import { EMPTY_HISTORY, type History } from './history'
import { EMPTY_OUTBOX, MAX_BATCH_TEXT, type Outbox, operationsIn, queueOn, textLength } from './outbox'
import type { TabMessage } from './tab-message'

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

/**
 * What the shell must do; in order. `persist` ends with `stored` or `store-failed`, `send` with `answered` or
 * `unanswered`, `reread` with `resumed`. `tell` goes to the other tabs of this browser.
 */
export type WorkspaceEffect =
  | { readonly type: 'persist'; readonly operations: readonly Operation[] }
  | { readonly type: 'forget'; readonly operationIds: readonly string[] }
  | { readonly type: 'send'; readonly operations: readonly Operation[] }
  | { readonly type: 'wake'; readonly afterMs: number }
  | { readonly type: 'reload' }
  | { readonly type: 'reread' }
  | { readonly type: 'tell'; readonly message: TabMessage }

export type WorkspaceStep = { readonly workspace: Workspace; readonly effects: readonly WorkspaceEffect[] }

/** `workspace`, and nothing to do about it. */
export const quiet = (workspace: Workspace): WorkspaceStep => ({ workspace, effects: [] })

/** What there is to tell the other tabs; nothing where there are none to be told. */
export const tell = ({ outbox }: Workspace, message: TabMessage): readonly WorkspaceEffect[] =>
  outbox.role === 'alone' ? [] : [{ type: 'tell', message }]

/** `workspace` with the next request to be sent now, if it waits for its time. */
export const endWaiting = (workspace: Workspace): Workspace =>
  workspace.outbox.contact === 'waiting'
    ? { ...workspace, outbox: { ...workspace.outbox, contact: 'idle' } }
    : workspace

/** `workspace` with its segments projected anew from what is confirmed and what is not. */
export function reproject(workspace: Workspace): Workspace {
  return { ...workspace, segments: projectDocument(workspace.confirmed, operationsIn(workspace.outbox)) }
}

/** So many changes are one gesture at most: the server takes a gesture whole, and no more at once. */
const LARGEST_GESTURE = 250

/** `workspace` after `edit`: shown at once, to be kept and sent. Each change is based on what the one before it made. */
export function carryOut(workspace: Workspace, edit: Edit, newId: () => string): WorkspaceStep {
  const segments = new Map(workspace.segments)
  const toPersist = new Map<string, Operation>()
  const queue = queueOn(workspace.outbox)
  const gestureOf = edit.length > 1 ? gestures(newId) : () => undefined
  for (const change of edit) {
    const gestureId = gestureOf(change)
    const before = segments.get(change.segmentId)
    const operation = operationOf(before, change, newId, gestureId)
    if (operation === undefined) continue
    const queued = queue.add(operation)
    toPersist.set(queued.id, queued)
    const after = projectOperation(before, queued)
    if (after !== undefined) segments.set(change.segmentId, after)
  }
  if (toPersist.size === 0) return quiet(workspace)
  return {
    workspace: { ...workspace, segments, outbox: queue.outbox() },
    effects: [{ type: 'persist', operations: [...toPersist.values()] }],
  }
}

/** Gives each change of one edit the id of its gesture; a new one wherever the gesture would be too large for a request. */
function gestures(newId: () => string): (change: Change) => string {
  let [gestureId, count, text] = [newId(), 0, 0]
  return (change) => {
    const length = textLength(change)
    if (count > 0 && (count === LARGEST_GESTURE || text + length > MAX_BATCH_TEXT)) {
      gestureId = newId()
      count = 0
      text = 0
    }
    count += 1
    text += length
    return gestureId
  }
}

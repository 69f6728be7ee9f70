import { assertNever } from '@/lib/result/assert-never'
import type { OperationResult } from '@/lib/segments/schema'
import { settle, takeOffice } from './delivery'
import { letGo, refusalOf } from './dispute'
import { confirmResults } from './document'
import { dropEntries, knownIds, needsDecision, type OutboxEntry, type Placed, takeIn } from './outbox'
import type { TabMessage } from './tab-message'
import {
  endWaiting,
  quiet,
  reproject,
  tell,
  type Workspace,
  type WorkspaceEffect,
  type WorkspaceStep,
} from './workspace-state'

/** `workspace` after another tab of this browser, showing the same video, has said something. */
export function hear(workspace: Workspace, message: TabMessage): WorkspaceStep {
  const { outbox } = workspace
  switch (message.type) {
    case 'made':
      return quiet(
        reproject({ ...workspace, outbox: takeIn(outbox, message.placed, message.isStored ? 'stored' : 'unstorable') }),
      )
    case 'answered':
      return hearAnswer(workspace, message.results)
    case 'silent':
      return quiet(
        outbox.role === 'follower' ? { ...workspace, outbox: { ...outbox, trouble: message.trouble } } : workspace,
      )
    case 'dropped':
      return hearDropped(workspace, message.operationIds)
    case 'hello':
      return { workspace, effects: outbox.role === 'sender' ? greet(workspace, message.operationIds) : [] }
    case 'saved':
      return passOver(workspace, message.operationIds)
    case 'nudge':
      return quiet(endWaiting(workspace))
    case 'steps':
      // The shell, which knows the ids of the steps, makes a `remembered` of it.
      return quiet(workspace)
    default:
      return assertNever(message)
  }
}

/** What a tab cannot know from the disk: what the server has, what waits for a person, and why nothing is sent. */
function greet(workspace: Workspace, operationIds: readonly string[]): WorkspaceEffect[] {
  const { entries, trouble, confirmedIds } = workspace.outbox
  const results = entries.flatMap((entry) => refusalOf(entry) ?? [])
  const confirmed = new Set(confirmedIds)
  const saved = operationIds.filter((id) => confirmed.has(id))
  const here = new Set(entries.map(({ operation }) => operation.id))
  // Written by a tab that was killed before it could tell.
  const isUnheard = operationIds.some((id) => !confirmed.has(id) && !here.has(id))
  return [
    ...(isUnheard ? [{ type: 'reread' } as const] : []),
    ...(saved.length === 0 ? [] : forgotten(workspace, saved)),
    ...(results.length === 0 ? [] : tell(workspace, { type: 'answered', results })),
    ...(trouble === null ? [] : tell(workspace, { type: 'silent', trouble })),
  ]
}

const forgotten = (workspace: Workspace, operationIds: string[]): WorkspaceEffect[] => [
  { type: 'forget', operationIds },
  ...tell(workspace, { type: 'saved', operationIds }),
]

/** This page is the one to send: everything on disk that nobody is known to have saved is its business now. */
export function promote(workspace: Workspace, placed: readonly Placed[]): WorkspaceStep {
  const confirmed = new Set(workspace.outbox.confirmedIds)
  const saved = placed.map(({ operation }) => operation.id).filter((id) => confirmed.has(id))
  const next = reproject({ ...workspace, outbox: takeOffice(takeIn(workspace.outbox, placed, 'stored')) })
  return { workspace: next, effects: saved.length === 0 ? [] : forgotten(next, saved) }
}

/** Operations that the server has, though this page did not hear its answer. */
function passOver(workspace: Workspace, operationIds: readonly string[]): WorkspaceStep {
  const ids = new Set(operationIds)
  const has = workspace.outbox.entries.some(({ operation }) => ids.has(operation.id))
  if (!has) return quiet(workspace)
  const confirmedIds = [...workspace.outbox.confirmedIds, ...operationIds]
  const outbox = { ...dropEntries(workspace.outbox, ids), confirmedIds }
  return {
    workspace: reproject({ ...workspace, outbox, revision: workspace.revision + 1 }),
    effects: [{ type: 'reload' }],
  }
}

/** What the server answered to the sender is true here, too; an answer about something never heard of means: ask it. */
function hearAnswer(workspace: Workspace, results: readonly OperationResult[]): WorkspaceStep {
  const known = knownIds(workspace.outbox)
  const { outbox, settled } = settle(workspace.outbox, results)
  const confirmed = confirmResults(workspace.confirmed, settled, results)
  const unheard = results.filter(({ id, status }) => status === 'applied' && !known.has(id)).map(({ id }) => id)
  const trouble = outbox.role === 'follower' ? null : outbox.trouble
  const confirmedIds = [...outbox.confirmedIds, ...unheard]
  return {
    workspace: reproject({
      ...workspace,
      confirmed,
      outbox: { ...outbox, trouble, confirmedIds },
      revision: workspace.revision + 1,
    }),
    effects: unheard.length === 0 ? [] : [{ type: 'reload' }],
  }
}

function hearDropped(workspace: Workspace, operationIds: readonly string[]): WorkspaceStep {
  // Forgotten again, as this page may have written them anew meanwhile: see writeAgain.
  const effects: WorkspaceEffect[] = [{ type: 'forget', operationIds }, { type: 'reload' }]
  return { workspace: letGo(workspace, operationIds), effects }
}

/**
 * Nobody but the sender can have had operations saved, so what it lacks on the disk has been wiped there: by somebody who
 * cleared the data of the site, or by a browser that needed room. What is here is all there is of it.
 */
function writeAgain(workspace: Workspace, placed: readonly Placed[], lost: readonly OutboxEntry[]): WorkspaceStep {
  const anew = new Set(lost)
  const taken = takeIn(workspace.outbox, placed, 'stored')
  const entries = taken.entries.map((entry) => (anew.has(entry) ? { ...entry, durability: 'writing' as const } : entry))
  return {
    workspace: reproject({ ...workspace, outbox: { ...taken, entries } }),
    effects: [{ type: 'persist', operations: lost.map(({ operation }) => operation) }],
  }
}

/**
 * `workspace` beside what the disk holds: a page that was frozen, or opened in the middle of something, has missed what
 * the others said. What was on disk when it was asked and is not there now has been saved, or decided, elsewhere; but not
 * where this page is the one that sends.
 */
export function resync(workspace: Workspace, placed: readonly Placed[], asOf: ReadonlySet<string>): WorkspaceStep {
  const there = new Set(placed.map(({ operation }) => operation.id))
  const missed = workspace.outbox.entries.filter(
    (entry) => asOf.has(entry.operation.id) && !there.has(entry.operation.id) && entry.delivery.kind !== 'sent',
  )
  if (workspace.outbox.role === 'sender' && missed.length > 0) return writeAgain(workspace, placed, missed)
  const ids = missed.map(({ operation }) => operation.id)
  const here = new Set(workspace.outbox.entries.map(({ operation }) => operation.id))
  if (ids.length === 0 && [...there].every((id) => here.has(id))) return quiet(workspace)
  const undecided = missed.filter((entry) => needsDecision(entry)).map(({ operation }) => operation.id)
  const known = undecided.length === 0 ? workspace : letGo(workspace, undecided)
  const outbox = takeIn(dropEntries(known.outbox, new Set(ids)), placed, 'stored')
  const confirmedIds = [...outbox.confirmedIds, ...ids]
  const next = reproject({ ...known, outbox: { ...outbox, confirmedIds }, revision: workspace.revision + 1 })
  const confirmed = new Set(workspace.outbox.confirmedIds)
  const leftOver = [...there].filter((id) => confirmed.has(id))
  const effects: WorkspaceEffect[] = leftOver.length === 0 ? [] : [{ type: 'forget', operationIds: leftOver }]
  return { workspace: next, effects: ids.length === 0 ? effects : [...effects, { type: 'reload' }] }
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import { fetchSegments, isUnreadable, postOperations, troubleOf } from '@/lib/browser/api/segments'
import type { KeptWorkspace } from '@/lib/browser/outbox/kept-workspace'
import type { SiblingTabs } from '@/lib/browser/outbox/sibling-tabs'
import type { Operation } from '@/lib/segments/schema'
import { withJitter } from '@/lib/workspace/delivery'
import { disputesOf, type Verdict } from '@/lib/workspace/dispute'
import type { Command } from '@/lib/workspace/edit'
import { nextWorkspace, type WorkspaceEvent } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE, type Workspace, type WorkspaceEffect } from '@/lib/workspace/workspace-state'
import { newClientId } from './workspace-client-id'
import { createStepKeeper } from './workspace-steps'
import { listenForWorkspace } from './workspace-wakes'

/**
 * The document of one video while a page has it open. `loadFailure` says why the server's segments are not here;
 * `isOpening` until what earlier pages left behind is known.
 */
export type WorkspaceState = {
  readonly workspace: Workspace
  readonly loadFailure: string | null
  readonly isOpening: boolean
}

/** What came of undo or redo. `overtaken`: somebody else has changed the segment since, so the step was let go. */
export type TurnedBack = 'done' | 'nothing' | 'overtaken'

export type WorkspaceStore = StoreApi<WorkspaceState> & {
  readonly run: (commands: readonly Command[]) => void
  readonly undo: () => TurnedBack
  readonly redo: () => TurnedBack
  readonly decide: (segmentId: string, keep: Verdict) => void
  /** Decides every open dispute alike. */
  readonly decideAll: (keep: Verdict) => void
  /** Asks the server for the segments again. */
  readonly reload: () => void
  readonly dispose: () => void
}

/**
 * Opens the document of `personId` on `videoId`: takes in what earlier pages left unsaved and could take back, loads the rest, and keeps
 * everything in step with the server and with the other tabs, if there are any to speak with.
 */
export function openWorkspaceStore(
  personId: string,
  videoId: string,
  kept: KeptWorkspace,
  tabs: SiblingTabs | null,
): WorkspaceStore {
  const store = createStore<WorkspaceState>(() => ({ workspace: EMPTY_WORKSPACE, loadFailure: null, isOpening: true }))
  const ending = new AbortController()
  const steps = createStepKeeper()
  let waking: ReturnType<typeof setTimeout> | undefined

  const dispatch = (event: WorkspaceEvent): void => {
    if (ending.signal.aborted) return
    const before = store.getState().workspace
    const { workspace, effects } = nextWorkspace(before, event, newClientId)
    const isOwn = event.type !== 'remembered' && workspace.history !== before.history
    const persists = effects.filter(({ type }) => type === 'persist')
    if (isOwn && persists.length === 0) void persist([], workspace)
    // To the disk first: drawing takes longer than beginning to write.
    for (const effect of persists) carryOut(effect, workspace)
    store.setState({ workspace })
    for (const effect of effects) if (effect.type !== 'persist') carryOut(effect, workspace)
  }

  const carryOut = (effect: WorkspaceEffect, workspace: Workspace): void => {
    switch (effect.type) {
      case 'persist':
        return void persist(effect.operations, workspace)
      case 'forget':
        // Kept too long is harmless: the server knows the ids.
        return void kept.forget(effect.operationIds).catch(() => {})
      case 'send':
        return void send(effect.operations)
      case 'wake':
        clearTimeout(waking)
        waking = setTimeout(() => dispatch({ type: 'woken' }), withJitter(effect.afterMs, Math.random()))
        return
      case 'reload':
        return void load()
      case 'reread':
        return void onDisk().then((placed) => dispatch({ type: 'resumed', placed: placed ?? [] }))
      case 'tell':
        tabs?.tell(effect.message)
    }
  }

  /** Writes the operations and whatever the history has become with them. */
  const persist = async (operations: readonly Operation[], workspace: Workspace) => {
    const ids = new Set(operations.map(({ id }) => id))
    const placed = workspace.outbox.entries.filter(({ operation }) => ids.has(operation.id))
    const changes = steps.take(workspace)
    const isKept = await kept.keep(placed, changes).then(
      () => true,
      () => false,
    )
    if (operations.length > 0) dispatch({ type: isKept ? 'stored' : 'store-failed', operations })
    tabs?.tell({ type: 'steps', put: [...changes.put], removed: [...changes.removed] })
  }

  const send = async (operations: readonly Operation[]) => {
    try {
      dispatch({ type: 'answered', results: await postOperations(personId, videoId, operations) })
    } catch (error) {
      const isSmallest = new Set(operations.map(({ id, gestureId }) => gestureId ?? id)).size === 1
      if (isUnreadable(error) && isSmallest) {
        const { message } = error
        dispatch({ type: 'answered', results: operations.map(({ id }) => ({ id, status: 'rejected', message })) })
      } else dispatch({ type: 'unanswered', trouble: troubleOf(error) })
    }
  }

  const load = async () => {
    const asOf = store.getState().workspace.revision
    try {
      const segments = await fetchSegments(personId, videoId, ending.signal)
      store.setState({ loadFailure: null })
      dispatch({ type: 'loaded', segments, asOf })
    } catch (error) {
      if (!ending.signal.aborted) store.setState({ loadFailure: troubleOf(error).message })
    }
  }

  /** What the disk has by now, whoever wrote it; null if it cannot be read. */
  const onDisk = () => kept.operations().catch(() => null)

  const resync = async () => {
    if (tabs === null) return
    const stored = store.getState().workspace.outbox.entries.filter(({ durability }) => durability === 'stored')
    const asOf = new Set(stored.map(({ operation }) => operation.id))
    const placed = await onDisk()
    if (placed !== null) dispatch({ type: 'resynced', placed, asOf })
    greet()
  }

  /** Asks the tab that sends what became of the operations that are here. */
  const greet = () => {
    const { entries } = store.getState().workspace.outbox
    tabs?.tell({ type: 'hello', operationIds: entries.map(({ operation }) => operation.id) })
  }

  const join = async (siblings: SiblingTabs) => {
    dispatch({ type: 'joined' })
    await siblings.join(
      (message) => {
        if (message.type === 'steps') dispatch(steps.hear(message))
        else dispatch({ type: 'heard', message })
      },
      async () => dispatch({ type: 'promoted', placed: (await onDisk()) ?? [] }),
    )
  }

  const start = async () => {
    if (tabs !== null) await join(tabs)
    const [placed, remembered] = await Promise.all([onDisk(), kept.steps().catch(() => [])])
    dispatch({ type: 'resumed', placed: placed ?? [] })
    greet()
    dispatch(steps.hear({ put: remembered, removed: [] }))
    store.setState({ isOpening: false })
    await load()
  }

  listenForWorkspace({ videoId, store, signal: ending.signal }, { dispatch, load: () => void load(), resync })
  void start()

  return Object.assign(store, {
    run: (commands: readonly Command[]) => dispatch({ type: 'commanded', commands }),
    undo: () => turnBack('undone'),
    redo: () => turnBack('redone'),
    decide: (segmentId: string, keep: Verdict) => dispatch({ type: 'decided', segmentId, keep }),
    decideAll: (keep: Verdict) => {
      for (const { segmentId } of disputesOf(store.getState().workspace)) {
        dispatch({ type: 'decided', segmentId, keep })
      }
    },
    reload: () => void load(),
    dispose: () => {
      clearTimeout(waking)
      ending.abort()
      tabs?.leave()
    },
  })

  function turnBack(type: 'undone' | 'redone'): TurnedBack {
    const before = store.getState().workspace.history
    dispatch({ type })
    const { past, future } = store.getState().workspace.history
    if (store.getState().workspace.history === before) return 'nothing'
    return past.length + future.length < before.past.length + before.future.length ? 'overtaken' : 'done'
  }
}

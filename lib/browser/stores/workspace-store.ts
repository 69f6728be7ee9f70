import { createStore, type StoreApi } from 'zustand/vanilla'
import { fetchSegments, isUnreadable, postOperations, troubleOf } from '@/lib/browser/api/segments'
import type { KeptOperations } from '@/lib/browser/outbox/kept-operations'
import type { Operation } from '@/lib/segments/schema'
import type { Command } from '@/lib/workspace/edit'
import { saveStateOf } from '@/lib/workspace/save-state'
import { nextWorkspace, type WorkspaceEvent } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE, type Workspace, type WorkspaceEffect } from '@/lib/workspace/workspace-state'
import { newClientId } from './workspace-client-id'

/**
 * The document of one video while a page has it open. `loadFailure` says why the server's segments are not here;
 * `isOpening` until what earlier pages left behind is known.
 */
export type WorkspaceState = {
  readonly workspace: Workspace
  readonly loadFailure: string | null
  readonly isOpening: boolean
}

export type WorkspaceStore = StoreApi<WorkspaceState> & {
  readonly run: (commands: readonly Command[]) => void
  readonly undo: () => boolean
  readonly redo: () => boolean
  readonly decide: (segmentId: string, keep: 'mine' | 'theirs') => void
  /** Asks the server for the segments again. */
  readonly reload: () => void
  readonly dispose: () => void
}

/** Opens the document of `videoId`: takes over what earlier pages left unsaved, loads the rest, and keeps both in step. */
export function openWorkspaceStore(videoId: string, kept: KeptOperations): WorkspaceStore {
  const store = createStore<WorkspaceState>(() => ({ workspace: EMPTY_WORKSPACE, loadFailure: null, isOpening: true }))
  const ending = new AbortController()
  let waking: ReturnType<typeof setTimeout> | undefined
  let adopting: ReturnType<typeof setTimeout> | undefined

  const dispatch = (event: WorkspaceEvent): void => {
    if (ending.signal.aborted) return
    const { workspace, effects } = nextWorkspace(store.getState().workspace, event, newClientId)
    store.setState({ workspace })
    for (const effect of effects) carryOut(effect)
  }

  const carryOut = (effect: WorkspaceEffect): void => {
    switch (effect.type) {
      case 'persist':
        return void persist(effect.operations)
      case 'forget':
        // Kept too long is harmless: the server knows the ids.
        return void kept.forget(effect.operationIds).catch(() => {})
      case 'send':
        return void send(effect.operations)
      case 'wake':
        clearTimeout(waking)
        waking = setTimeout(() => dispatch({ type: 'woken' }), effect.afterMs)
        return
      case 'reload':
        return void load()
    }
  }

  const persist = async (operations: readonly Operation[]) => {
    const isKept = await kept.keep(operations).then(
      () => true,
      () => false,
    )
    dispatch({ type: isKept ? 'stored' : 'store-failed', operations })
  }

  const send = async (operations: readonly Operation[]) => {
    try {
      dispatch({ type: 'answered', results: await postOperations(videoId, operations) })
    } catch (error) {
      const [only] = operations
      if (isUnreadable(error) && only !== undefined && operations.length === 1) {
        const { message } = error
        dispatch({ type: 'answered', results: [{ id: only.id, status: 'rejected', message }] })
      } else dispatch({ type: 'unanswered', trouble: troubleOf(error) })
    }
  }

  const load = async () => {
    const asOf = store.getState().workspace.revision
    try {
      const segments = await fetchSegments(videoId, ending.signal)
      store.setState({ loadFailure: null })
      dispatch({ type: 'loaded', segments, asOf })
    } catch (error) {
      if (!ending.signal.aborted) store.setState({ loadFailure: troubleOf(error).message })
    }
  }

  const adopt = async () => {
    const left = await kept.adopt().catch(() => [])
    if (left.length > 0) dispatch({ type: 'resumed', operations: left })
  }

  const start = async () => {
    await adopt()
    store.setState({ isOpening: false })
    await load()
    // A tab that was killed a moment ago may have counted as alive still.
    adopting = setTimeout(() => void adopt(), 3_000)
  }

  const listenTo = { signal: ending.signal }
  window.addEventListener('online', () => dispatch({ type: 'woken' }), listenTo)
  window.addEventListener('focus', () => void load(), listenTo)
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (saveStateOf(store.getState().workspace.outbox).mayLose) event.preventDefault()
    },
    listenTo,
  )
  void start()

  return Object.assign(store, {
    run: (commands: readonly Command[]) => dispatch({ type: 'commanded', commands }),
    undo: () => turnBack('undone'),
    redo: () => turnBack('redone'),
    decide: (segmentId: string, keep: 'mine' | 'theirs') => dispatch({ type: 'decided', segmentId, keep }),
    reload: () => void load(),
    dispose: () => {
      clearTimeout(waking)
      clearTimeout(adopting)
      ending.abort()
    },
  })

  function turnBack(type: 'undone' | 'redone'): boolean {
    const before = store.getState().workspace.history
    dispatch({ type })
    return store.getState().workspace.history !== before
  }
}

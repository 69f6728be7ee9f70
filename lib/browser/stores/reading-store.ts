import { createStore } from 'zustand/vanilla'
import { fetchDocumentSegments, troubleOf } from '@/lib/browser/api/segments'
import { onLive } from '@/lib/browser/live/live-listeners'
import { createPaced } from '@/lib/browser/live/paced'
import { invariant } from '@/lib/result/invariant'
import { nextWorkspace } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE } from '@/lib/workspace/workspace-state'
import { newClientId } from './workspace-client-id'
import type { WorkspaceState, WorkspaceStore } from './workspace-store'

/** The least time between two lists that are asked for because the server said something, in milliseconds. */
const PACE_MS = 300

/**
 * Somebody else’s work on a video, to be looked at: as the server has it, kept fresh, and nothing else. It has no outbox and
 * no place on the disk, so that one’s own work on the same video is not touched by it; edits are refused before they come
 * here (edit-document).
 */
export function openReadingStore(videoId: string, documentId: string): WorkspaceStore {
  const store = createStore<WorkspaceState>(() => ({
    workspace: EMPTY_WORKSPACE,
    loadFailure: null,
    isOpening: false,
  }))
  const ending = new AbortController()

  const load = async () => {
    const { revision: asOf } = store.getState().workspace
    try {
      const segments = await fetchDocumentSegments(videoId, documentId, ending.signal)
      const { workspace } = nextWorkspace(
        store.getState().workspace,
        { type: 'loaded', segments: [...segments], asOf },
        newClientId,
      )
      store.setState({ workspace, loadFailure: null })
    } catch (error) {
      if (!ending.signal.aborted) store.setState({ loadFailure: troubleOf(error).message })
    }
  }

  const asking = createPaced(
    () => void load(),
    () => PACE_MS,
  )
  const stopHearing = onLive((event) => {
    const isNews = event.event === 'segments' ? event.data.videoId === videoId : event.event === 'library'
    if (isNews || event.event === 'hello') asking.ask()
  })
  void load()

  const refuse = () => invariant(false, 'work of somebody else is not edited')
  return Object.assign(store, {
    run: refuse,
    undo: () => 'nothing' as const,
    redo: () => 'nothing' as const,
    decide: refuse,
    decideAll: () => {},
    reload: () => void load(),
    dispose: () => {
      ending.abort()
      stopHearing()
      asking.stop()
    },
  })
}

import type { StoreApi } from 'zustand/vanilla'
import { onLive } from '@/lib/browser/live/live-listeners'
import { createPaced } from '@/lib/browser/live/paced'
import { doubtSession, onLetIn } from '@/lib/browser/session/page-session'
import type { LiveEvent } from '@/lib/jobs/live-event'
import { knownIds } from '@/lib/workspace/outbox'
import { saveStateOf } from '@/lib/workspace/save-state'
import type { WorkspaceEvent } from '@/lib/workspace/workspace'
import type { Workspace } from '@/lib/workspace/workspace-state'

/** The least time between two lists that are asked for because the server said something, in milliseconds. */
const PACE_MS = 300

/** How often the disk is looked at for what a tab wrote that was killed before it could tell, in milliseconds. */
const REREAD_MS = 30_000

/**
 * Ends the waiting of an open document, or asks again, whenever there is reason to: the network is back, somebody looks at
 * the page again, the server has come back or was told something by another page. Until `signal`.
 */
export function listenForWorkspace(
  opening: {
    readonly videoId: string
    readonly store: StoreApi<{ readonly workspace: Workspace }>
    readonly signal: AbortSignal
  },
  does: {
    readonly dispatch: (event: WorkspaceEvent) => void
    readonly load: () => void
    readonly resync: () => Promise<void>
  },
): void {
  const { videoId, store, signal } = opening
  const wake = () => does.dispatch({ type: 'woken' })
  const lookAgain = async () => {
    await does.resync()
    wake()
    does.load()
  }
  const asking = createPaced(does.load, () => PACE_MS)
  const hear = (event: LiveEvent) => {
    if (event.event === 'hello') {
      wake()
      asking.ask()
    } else if (event.event === 'segments' && event.data.videoId === videoId) {
      if (isNews(store.getState().workspace, event.data.operationIds)) asking.ask()
    }
  }
  const stopHearing = onLive(hear)
  const rereading = setInterval(() => void does.resync(), REREAD_MS)
  signal.addEventListener('abort', () => {
    stopHearing()
    stopDoubting()
    clearInterval(rereading)
    asking.stop()
  })
  onLetIn(() => void lookAgain(), signal)
  const stopDoubting = store.subscribe(({ workspace }, before) => {
    // What the tab that sends was told, the person of this one has to know, too.
    const isNew = workspace.outbox.trouble !== before.workspace.outbox.trouble
    if (isNew && workspace.outbox.trouble?.kind === 'signed-out') doubtSession()
  })
  window.addEventListener('online', wake, { signal })
  window.addEventListener('focus', () => void lookAgain(), { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && void lookAgain(), { signal })
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (saveStateOf(store.getState().workspace.outbox).mayLose) event.preventDefault()
    },
    { signal },
  )
}

/** Whether one of the operations was made by somebody else. */
function isNews({ outbox }: Workspace, operationIds: readonly string[]): boolean {
  const own = knownIds(outbox)
  return operationIds.some((id) => !own.has(id))
}

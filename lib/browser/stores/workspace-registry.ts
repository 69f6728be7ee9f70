import { keepOperations, leftBehind } from '@/lib/browser/outbox/kept-operations'
import { openOutboxDatabase } from '@/lib/browser/outbox/outbox-database'
import { holdOwnerLock } from '@/lib/browser/outbox/owner-lock'
import { newClientId } from './workspace-client-id'
import { openWorkspaceStore, type WorkspaceStore } from './workspace-store'

type Opening = { readonly store: WorkspaceStore; readonly close: () => void; users: number }

const openings = new Map<string, Opening>()
const database = openOutboxDatabase()

/**
 * The document of `videoId`, opened if it is not. After `release` it lives on until the server has everything, so that
 * going back to the library in the middle of saving loses nothing, and coming back finds it as it was.
 */
export function acquireWorkspaceStore(videoId: string): {
  readonly store: WorkspaceStore
  readonly release: () => void
} {
  const opening = openings.get(videoId) ?? open(videoId)
  opening.users += 1
  let isReleased = false
  const release = () => {
    if (isReleased) return
    isReleased = true
    opening.users -= 1
    closeIfDone(videoId, opening)
  }
  return { store: opening.store, release }
}

/** Sends what earlier pages could not, of every video: tabs get killed, computers lose power. */
export async function sendLeftBehind(): Promise<void> {
  const left = await leftBehind(database).catch(() => [])
  for (const videoId of new Set(left.map((record) => record.videoId))) acquireWorkspaceStore(videoId).release()
}

function open(videoId: string): Opening {
  const owner = newClientId()
  const letGo = holdOwnerLock(owner)
  const store = openWorkspaceStore(videoId, keepOperations(database, videoId, owner))
  const close = () => {
    store.dispose()
    letGo()
  }
  const opening: Opening = { store, close, users: 0 }
  openings.set(videoId, opening)
  store.subscribe(() => closeIfDone(videoId, opening))
  return opening
}

function closeIfDone(videoId: string, opening: Opening): void {
  const { workspace, isOpening } = opening.store.getState()
  if (opening.users > 0 || isOpening || workspace.outbox.entries.length > 0) return
  if (openings.get(videoId) !== opening) return
  openings.delete(videoId)
  opening.close()
}

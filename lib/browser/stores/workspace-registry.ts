import { keepWorkspace } from '@/lib/browser/outbox/kept-workspace'
import { openOutboxDatabase } from '@/lib/browser/outbox/outbox-database'
import { siblingTabs, videosBeingSent } from '@/lib/browser/outbox/sibling-tabs'
import type { Outbox } from '@/lib/workspace/outbox'
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

/** Sends what earlier pages could not, of every video that no tab is sending: tabs get killed, computers lose power. */
export async function sendLeftBehind(): Promise<void> {
  const left = await database.operations().catch(() => [])
  const busy = await videosBeingSent()
  const videoIds = new Set(left.map(({ videoId }) => videoId))
  for (const videoId of videoIds) if (!busy.has(videoId)) acquireWorkspaceStore(videoId).release()
}

/** How many edits the server has not confirmed: what this computer keeps, and what this page has not even kept yet. */
export async function countUnsent(): Promise<number> {
  const kept = await database.operations().catch(() => [])
  const ids = new Set(kept.map(({ operationId }) => operationId))
  for (const { store } of openings.values())
    for (const { operation } of store.getState().workspace.outbox.entries) ids.add(operation.id)
  return ids.size
}

function open(videoId: string): Opening {
  const store = openWorkspaceStore(videoId, keepWorkspace(database, videoId), siblingTabs(videoId))
  const opening: Opening = { store, close: store.dispose, users: 0 }
  openings.set(videoId, opening)
  store.subscribe(() => closeIfDone(videoId, opening))
  return opening
}

function closeIfDone(videoId: string, opening: Opening): void {
  const { workspace, isOpening } = opening.store.getState()
  if (opening.users > 0 || isOpening || !isDone(workspace.outbox)) return
  if (openings.get(videoId) !== opening) return
  openings.delete(videoId)
  opening.close()
}

/** Whether nobody needs the opening any more: everything is saved, or another tab has it on disk and sends it. */
const isDone = ({ entries, role }: Outbox): boolean =>
  role === 'follower' ? entries.every(({ durability }) => durability === 'stored') : entries.length === 0

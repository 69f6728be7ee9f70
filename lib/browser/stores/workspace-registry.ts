import type { PagePerson } from '@/lib/auth/page-session'
import { keepWorkspace } from '@/lib/browser/outbox/kept-workspace'
import { openOutboxDatabase } from '@/lib/browser/outbox/outbox-database'
import { siblingTabs, videosBeingSent } from '@/lib/browser/outbox/sibling-tabs'
import { type KeptEdits, keptEditsOf } from '@/lib/workspace/kept-edits'
import type { Outbox } from '@/lib/workspace/outbox'
import { openWorkspaceStore, type WorkspaceStore } from './workspace-store'

type Opening = { readonly store: WorkspaceStore; readonly close: () => void; users: number }

/** Who somebody is, as far as what they left undone is concerned. */
type Owner = Pick<PagePerson, 'id' | 'name'>

const openings = new Map<string, Opening>()
const database = openOutboxDatabase()

/**
 * The document of `person` on `videoId`, opened if it is not. After `release` it lives on until the server has everything,
 * so that going back to the library in the middle of saving loses nothing, and coming back finds it as it was.
 */
export function acquireWorkspaceStore(
  person: Owner,
  videoId: string,
): {
  readonly store: WorkspaceStore
  readonly release: () => void
} {
  const key = `${person.id}/${videoId}`
  const opening = openings.get(key) ?? open(key, person, videoId)
  opening.users += 1
  let isReleased = false
  const release = () => {
    if (isReleased) return
    isReleased = true
    opening.users -= 1
    closeIfDone(key, opening)
  }
  return { store: opening.store, release }
}

/**
 * Sends what earlier pages of `person` could not, of every video that no tab is sending: tabs get killed, computers lose
 * power. What others left is theirs, and waits for them.
 */
export async function sendLeftBehind(person: Owner): Promise<void> {
  const left = await database.operations().catch(() => [])
  const busy = await videosBeingSent(person.id)
  const videoIds = new Set(left.filter(({ userId }) => userId === person.id).map(({ videoId }) => videoId))
  for (const videoId of videoIds) if (!busy.has(videoId)) acquireWorkspaceStore(person, videoId).release()
}

/** Whose edits this browser keeps, and how many of each. */
export const readKeptEdits = async (): Promise<readonly KeptEdits[]> =>
  keptEditsOf(await database.operations().catch(() => []))

/** How many edits of `person` the server has not confirmed: what this browser keeps, and what the page has not even kept. */
export async function countUnsent(person: Pick<Owner, 'id'>): Promise<number> {
  const kept = await database.operations().catch(() => [])
  const ids = new Set(kept.filter(({ userId }) => userId === person.id).map(({ operationId }) => operationId))
  for (const [key, { store }] of openings)
    if (key.startsWith(`${person.id}/`))
      for (const { operation } of store.getState().workspace.outbox.entries) ids.add(operation.id)
  return ids.size
}

function open(key: string, person: Owner, videoId: string): Opening {
  const kept = keepWorkspace(database, videoId, person)
  const store = openWorkspaceStore(person.id, videoId, kept, siblingTabs(person.id, videoId))
  const opening: Opening = { store, close: store.dispose, users: 0 }
  openings.set(key, opening)
  store.subscribe(() => closeIfDone(key, opening))
  return opening
}

function closeIfDone(key: string, opening: Opening): void {
  const { workspace, isOpening } = opening.store.getState()
  if (opening.users > 0 || isOpening || !isDone(workspace.outbox)) return
  if (openings.get(key) !== opening) return
  openings.delete(key)
  opening.close()
}

/** Whether nobody needs the opening any more: everything is saved, or another tab has it on disk and sends it. */
const isDone = ({ entries, role }: Outbox): boolean =>
  role === 'follower' ? entries.every(({ durability }) => durability === 'stored') : entries.length === 0

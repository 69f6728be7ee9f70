import 'server-only'
import type { LiveEvent } from '@/lib/jobs/live-event'
import { processWide } from '@/lib/server/process-wide'

/** An event, and whom it is for: only pages of these users, or everybody's where nothing is said. */
export type PublishedEvent = LiveEvent & { readonly forUsers?: readonly string[] }

/** `author`: whose work the event tells of; null where it is nobody's in particular. */
type Listener = (event: PublishedEvent, author: string | null) => void

const listeners = processWide<Set<Listener>>('live-events')
const checks = processWide<Set<() => void>>('live-checks')

/** Tells every open page of this process that may hear of it (`./narrow-event`), and whoever else listens. */
export function publishLive(event: PublishedEvent, author: string | null = null): void {
  for (const listener of listeners.value ?? []) listener(event, author)
}

/** Calls `listener` with every event from now on; gives back what ends that. */
export function listenLive(listener: Listener): () => void {
  listeners.value ??= new Set()
  listeners.value.add(listener)
  return () => void listeners.value?.delete(listener)
}

/** Calls `check` whenever somebody's rights may have changed; gives back what ends that. */
export function onRightsChanged(check: () => void): () => void {
  checks.value ??= new Set()
  checks.value.add(check)
  return () => void checks.value?.delete(check)
}

/** Has everybody who listens looked at anew: a session has ended, or what somebody may has changed. */
export function checkListeners(): void {
  for (const check of checks.value ?? []) check()
}

/** Says that label sets were made or changed. */
export const tellOfLabelSets = (...labelSetIds: string[]): void =>
  publishLive({ event: 'labels', data: { labelSetIds } })

/** Says that videos were added, changed or removed. */
export const tellOfVideos = (...videoIds: string[]): void => publishLive({ event: 'library', data: { videoIds } })

/** Says that the work of one person on a video is at another stage: to them, and to who reviews. */
export const tellOfWork = (videoId: string, annotatorId: string): void =>
  publishLive({ event: 'library', data: { videoIds: [videoId] } }, annotatorId)

import 'server-only'
import type { LiveEvent } from '@/lib/jobs/live-event'
import { processWide } from '@/lib/server/process-wide'

/** An event, and whom it is for: only pages of these users, or everybody's where nothing is said. */
export type PublishedEvent = LiveEvent & { readonly forUsers?: readonly string[] }

const listeners = processWide<Set<(event: PublishedEvent) => void>>('live-events')

/** Tells every open page of this process that it is for, and whoever else listens. */
export function publishLive(event: PublishedEvent): void {
  for (const listener of listeners.value ?? []) listener(event)
}

/** Calls `listener` with every event from now on; gives back what ends that. */
export function listenLive(listener: (event: PublishedEvent) => void): () => void {
  listeners.value ??= new Set()
  listeners.value.add(listener)
  return () => void listeners.value?.delete(listener)
}

/** Says that label sets were made or changed. */
export const tellOfLabelSets = (...labelSetIds: string[]): void =>
  publishLive({ event: 'labels', data: { labelSetIds } })

/** Says that videos were added, changed or removed. */
export const tellOfVideos = (...videoIds: string[]): void => publishLive({ event: 'library', data: { videoIds } })

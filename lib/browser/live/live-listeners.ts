import type { LiveEvent } from '@/lib/jobs/live-event'

const listeners = new Set<(event: LiveEvent) => void>()

/** Calls `listener` with every event that the page hears from the server; gives back what ends that. */
export function onLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells everybody of the page who listens. */
export function passOnLive(event: LiveEvent): void {
  for (const listener of listeners) listener(event)
}

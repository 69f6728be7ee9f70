const CHANNEL = 'framemark-session'

let channel: BroadcastChannel | null = null

/** Null where the browser does not let tabs speak with each other. One for the page, so that it does not hear itself. */
function opened(): BroadcastChannel | null {
  if (typeof BroadcastChannel !== 'undefined') channel ??= new BroadcastChannel(CHANNEL)
  return channel
}

/** Tells the other tabs of this browser that somebody signed in or out: what they show belongs to whoever was here. */
export const tellSessionChanged = (): void => opened()?.postMessage('changed')

/** Calls `heard` when another tab tells so. Gives back how to stop. */
export function onSessionChanged(heard: () => void): () => void {
  const ending = new AbortController()
  opened()?.addEventListener('message', heard, { signal: ending.signal })
  return () => ending.abort()
}

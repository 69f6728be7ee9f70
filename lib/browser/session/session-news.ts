import { newClientId } from '@/lib/browser/stores/workspace-client-id'

const NAME = 'framemark-session'

/** What this page says is no news to it. */
const pageId = newClientId()

/** Tells the other pages of this browser that somebody signed in or out: they ask the server who it is now. */
export function tellSessionChanged(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(NAME)
  channel.postMessage(pageId)
  channel.close()
}

/** Calls `listener` when another page of this browser told so, until `signal`. */
export function onSessionChanged(listener: () => void, signal: AbortSignal): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }) => {
    if (data !== pageId) listener()
  }
  signal.addEventListener('abort', () => channel.close(), { once: true })
}

import { type TabMessage, tabMessage } from '@/lib/workspace/tab-message'

const prefixOf = (userId: string): string => `framemark-sender-${userId}/`

/** The other tabs of this browser that show the same video to the same person, as one tab sees them. */
export type SiblingTabs = {
  /**
   * `heard` gets what they say. `promoted` is called once, when this tab is the one to send: until then another is.
   * Resolves when it is known whether there is another.
   */
  readonly join: (heard: (message: TabMessage) => void, promoted: () => Promise<void>) => Promise<void>
  readonly tell: (message: TabMessage) => void
  /** Ends both; if this tab was the sender, the next one is told to be. */
  readonly leave: () => void
}

/**
 * The siblings of this tab on `videoId`, of `userId`; null where the browser does not let tabs agree on one of them, which is so on an
 * insecure origin. The lock goes to the next tab as soon as this one is closed, reloaded or killed. Source: Web Locks API;
 * HTML, section 9.5, BroadcastChannel.
 */
export function siblingTabs(userId: string, videoId: string): SiblingTabs | null {
  if (navigator.locks === undefined || typeof BroadcastChannel === 'undefined') return null
  const { locks } = navigator
  const name = prefixOf(userId) + videoId
  const ending = new AbortController()
  let channel: BroadcastChannel | null = null
  let release = () => {}
  return {
    join: (heard, promoted) => {
      channel = new BroadcastChannel(name)
      channel.onmessage = ({ data }) => {
        // Another version of the page may say what this one does not understand.
        const message = tabMessage.safeParse(data)
        if (message.success) heard(message.data)
      }
      const hold = () =>
        new Promise<void>((resolve) => {
          release = resolve
          if (ending.signal.aborted) resolve()
        })
      return new Promise((known) => {
        const waited = () => {
          void promoted()
          return hold()
        }
        const takeOrWait = (lock: Lock | null) => {
          if (lock !== null) {
            void promoted().finally(known)
            return hold()
          }
          known()
          void locks.request(name, { signal: ending.signal }, waited).catch(() => {})
          return undefined
        }
        locks.request(name, { ifAvailable: true }, takeOrWait).catch(() => known())
      })
    },
    tell: (message) => channel?.postMessage(message),
    leave: () => {
      ending.abort()
      release()
      channel?.close()
      channel = null
    },
  }
}

/** The videos whose operations of `userId` some tab of this browser is sending now. */
export async function videosBeingSent(userId: string): Promise<ReadonlySet<string>> {
  const prefix = prefixOf(userId)
  const { held } = (await navigator.locks?.query()) ?? {}
  const names = (held ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  return new Set(names)
}

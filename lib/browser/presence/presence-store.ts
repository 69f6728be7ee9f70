import { createStore, type StoreApi } from 'zustand/vanilla'
import { putHere } from '@/lib/browser/api/presence'
import { onLive } from '@/lib/browser/live/live-listeners'
import { keepText, keptText } from '@/lib/browser/stores/kept-text'
import { newClientId } from '@/lib/browser/stores/workspace-client-id'
import { HERE_EVERY_MS, othersOf, type PresentPage } from '@/lib/videos/presence'

/** The other pages that have a video open, as the server last told. */
export type PresenceState = { readonly others: readonly PresentPage[] }

export type PresenceStore = StoreApi<PresenceState> & {
  readonly browserId: string
  /** Says which segment is selected here. */
  readonly select: (segmentId: string | null) => void
  /** Says so from now on; gives back how to end. */
  readonly start: () => () => void
}

const KEY = 'framemark-browser-id'
/** Selecting along a list of segments is told once the hand rests, in milliseconds. */
const SETTLED_MS = 400

/** The presence of one page at `videoId`. A server that does not answer shows nobody; it is asked again. */
export function createPresenceStore(videoId: string): PresenceStore {
  const self = { pageId: newClientId(), browserId: browserId() }
  const store = createStore<PresenceState>(() => ({ others: [] }))
  let segmentId: string | null = null
  let settling: ReturnType<typeof setTimeout> | undefined
  let isHere = false

  const take = (pages: readonly PresentPage[]) => store.setState({ others: othersOf(pages, self) })
  const say = async () => {
    if (!isHere) return
    const pages = await putHere(videoId, { ...self, segmentId }).catch(() => [])
    if (isHere) take(pages)
  }
  const leave = () => {
    if (!isHere) return
    isHere = false
    void putHere(videoId, { ...self, segmentId: null, isLeaving: true }).catch(() => {})
  }
  const come = () => {
    isHere = true
    void say()
  }
  return Object.assign(store, {
    browserId: self.browserId,
    select: (selected: string | null) => {
      if (selected === segmentId) return
      segmentId = selected
      clearTimeout(settling)
      settling = setTimeout(() => void say(), SETTLED_MS)
    },
    start: () => {
      const ending = new AbortController()
      const { signal } = ending
      const timer = setInterval(() => void say(), HERE_EVERY_MS)
      const stopHearing = onLive((event) => {
        if (event.event === 'presence' && event.data.videoId === videoId && isHere) take(event.data.pages)
      })
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && come(), { signal })
      window.addEventListener('pagehide', leave, { signal })
      window.addEventListener('pageshow', ({ persisted }) => persisted && come(), { signal })
      come()
      return () => {
        clearInterval(timer)
        clearTimeout(settling)
        stopHearing()
        ending.abort()
        leave()
      }
    },
  })
}

/** The same for all pages of this browser; where nothing can be kept, a page is a browser of its own. */
function browserId(): string {
  const kept = keptText(KEY)
  if (kept !== null && /^[A-Za-z0-9_-]{8,64}$/.test(kept)) return kept
  const made = newClientId()
  keepText(KEY, made)
  return made
}

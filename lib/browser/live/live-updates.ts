import type { QueryClient } from '@tanstack/react-query'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onLetIn } from '@/lib/browser/session/page-session'
import type { LiveEvent } from '@/lib/jobs/live-event'
import { isPolling, type LinkEvent, type LiveLink, nextLink, RESTING, wakeAt, wantsStream } from '@/lib/jobs/live-link'
import { askAtIntervals } from './ask-at-intervals'
import { openEventStream } from './event-stream'
import { createLiveCache } from './live-cache'
import { passOnLive } from './live-listeners'

/** What keeps the query cache of a page as the server is, and how it does so now. */
export type LiveUpdates = {
  readonly link: StoreApi<LiveLink>
  /** Begins; gives back how to end. A page that nobody looks at rests by itself. */
  readonly start: () => () => void
}

/** One for a page. What to do next is said by lib/jobs/live-link; this does it. */
export function createLiveUpdates(client: QueryClient): LiveUpdates {
  const link = createStore<LiveLink>(() => RESTING)
  const cache = createLiveCache(client)
  const dispatch = (event: LinkEvent): void => link.setState(nextLink(link.getState(), event), true)

  const stream = createSwitch(() => openEventStream(tell, () => dispatch({ event: 'failed', now: now() })))
  const asking = createSwitch(() => askAtIntervals(client, cache.refreshLists, dispatch))
  const alarm = createAlarm((at) => dispatch({ event: 'woke', now: at }))
  link.subscribe((state) => {
    stream(wantsStream(state))
    asking(isPolling(state))
    alarm(wakeAt(state))
  })

  function tell(event: LiveEvent): void {
    cache.tell(event)
    passOnLive(event)
    if (event.event !== 'hello') return
    dispatch({ event: 'greeted' })
    cache.refreshAll()
  }

  const look = () => dispatch(document.hidden ? { event: 'hidden' } : { event: 'shown', now: now() })
  return {
    link,
    start: () => {
      const ending = new AbortController()
      document.addEventListener('visibilitychange', look, { signal: ending.signal })
      onLetIn(() => {
        // The stream of the session that ended says nothing any more: another is asked for.
        dispatch({ event: 'hidden' })
        look()
      }, ending.signal)
      look()
      return () => {
        ending.abort()
        dispatch({ event: 'hidden' })
        cache.stop()
      }
    },
  }
}

const now = (): number => performance.now()

/** Something that is on or off: `begin` begins it and gives back how to end it. */
function createSwitch(begin: () => () => void): (isOn: boolean) => void {
  let end: (() => void) | null = null
  return (isOn) => {
    if (isOn) end ??= begin()
    else {
      end?.()
      end = null
    }
  }
}

/**
 * Calls `ring` at the time it was set to last; null for never. It is told that time, or a later one: a timer may go off a
 * little before it by another clock, and who waits for it would wait for ever.
 */
function createAlarm(ring: (at: number) => void): (at: number | null) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (at) => {
    clearTimeout(timer)
    timer = at === null ? undefined : setTimeout(() => ring(Math.max(at, now())), Math.max(at - now(), 0))
  }
}

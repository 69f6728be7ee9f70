import type { Clock } from '@/lib/player/clock'
import { activityOf, nextWatchClock, startWatchClock } from '@/lib/player/watch-clock'
import type { PlayerStore } from './player-state'

/**
 * Measures how long `store` plays and waits, from now on for as long as it lives. Gives what reads it: whole
 * milliseconds until the moment of asking.
 */
export function measureWatchTime(
  store: Pick<PlayerStore, 'getState' | 'subscribe'>,
  clock: Clock,
): () => { readonly playedMs: number; readonly stalledMs: number } {
  let watch = startWatchClock(clock.now())
  const look = () => {
    const { phase, backwardSpeed } = store.getState()
    watch = nextWatchClock(watch, activityOf(phase, backwardSpeed !== null), clock.now())
  }
  look()
  store.subscribe((state, before) => {
    if (state.phase !== before.phase || state.backwardSpeed !== before.backwardSpeed) look()
  })
  return () => {
    look()
    return { playedMs: Math.round(watch.playedMs), stalledMs: Math.round(watch.stalledMs) }
  }
}

import type { PlayerPhase } from './playback-machine'

/**
 * What somebody in front of the player has. `playing`: pictures run, on or back. `stalled`: they should, and bytes are
 * waited for. `resting`: everything else; what opening and seeking wait for is measured with each seek.
 */
export type WatchActivity = 'playing' | 'stalled' | 'resting'

/** How long there was which activity until `sinceMs`, and what there is from then on. Milliseconds of one clock. */
export type WatchClock = {
  readonly activity: WatchActivity
  readonly sinceMs: number
  readonly playedMs: number
  readonly stalledMs: number
}

export const startWatchClock = (atMs: number): WatchClock => ({
  activity: 'resting',
  sinceMs: atMs,
  playedMs: 0,
  stalledMs: 0,
})

/** Running backwards is a row of seeks, so neither their phase nor the pauses between them end it. */
export function activityOf(phase: PlayerPhase, runsBackwards: boolean): WatchActivity {
  switch (phase) {
    case 'playing':
      return 'playing'
    case 'buffering':
      return 'stalled'
    case 'seeking':
    case 'paused':
      return runsBackwards ? 'playing' : 'resting'
    case 'idle':
    case 'loading':
    case 'failed':
      return 'resting'
  }
}

/** The time until `atMs` counted for what there was, and `activity` from then on: also the same again, to read it. */
export function nextWatchClock(clock: WatchClock, activity: WatchActivity, atMs: number): WatchClock {
  const passedMs = Math.max(atMs - clock.sinceMs, 0)
  return {
    activity,
    sinceMs: Math.max(atMs, clock.sinceMs),
    playedMs: clock.playedMs + (clock.activity === 'playing' ? passedMs : 0),
    stalledMs: clock.stalledMs + (clock.activity === 'stalled' ? passedMs : 0),
  }
}

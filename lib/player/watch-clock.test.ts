import { expect, test } from 'vitest'
import type { PlayerPhase } from './playback-machine'
import { activityOf, nextWatchClock, startWatchClock } from './watch-clock'

/** What was counted at `endMs`, after each phase began at its time. */
function watched(endMs: number, ...phases: readonly (readonly [atMs: number, PlayerPhase, runsBackwards?: boolean])[]) {
  let clock = startWatchClock(0)
  for (const [atMs, phase, runsBackwards = false] of phases) {
    clock = nextWatchClock(clock, activityOf(phase, runsBackwards), atMs)
  }
  const { playedMs, stalledMs } = nextWatchClock(clock, clock.activity, endMs)
  return { playedMs, stalledMs }
}

test.each([
  {
    rule: 'opening and standing count for nothing',
    end: 5000,
    phases: [
      [0, 'loading'],
      [300, 'paused'],
    ] as const,
    expected: { playedMs: 0, stalledMs: 0 },
  },
  {
    rule: 'playing, running dry and going on',
    end: 4000,
    phases: [
      [1000, 'playing'],
      [2000, 'buffering'],
      [2250, 'playing'],
      [3250, 'paused'],
    ] as const,
    expected: { playedMs: 2000, stalledMs: 250 },
  },
  {
    rule: 'what still goes on counts up to now',
    end: 1500,
    phases: [[1000, 'buffering']] as const,
    expected: { playedMs: 0, stalledMs: 500 },
  },
  {
    rule: 'a seek counts for nothing: it is measured by itself',
    end: 3000,
    phases: [
      [0, 'playing'],
      [1000, 'seeking'],
      [2500, 'playing'],
    ] as const,
    expected: { playedMs: 1500, stalledMs: 0 },
  },
  {
    rule: 'the seeks and pauses of a run backwards are playing, its end is not',
    end: 900,
    phases: [
      [100, 'paused', true],
      [200, 'seeking', true],
      [300, 'paused', true],
      [400, 'paused', false],
    ] as const,
    expected: { playedMs: 300, stalledMs: 0 },
  },
  {
    rule: 'a clock that goes back takes nothing away',
    end: 200,
    phases: [
      [100, 'playing'],
      [600, 'paused'],
      [50, 'playing'],
    ] as const,
    expected: { playedMs: 500, stalledMs: 0 },
  },
])('$rule', ({ end, phases, expected }) => {
  expect(watched(end, ...phases)).toEqual(expected)
})

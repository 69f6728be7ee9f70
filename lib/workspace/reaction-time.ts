import { type FrameIndex, frameAt, timeOf } from '@/lib/frames/frame-index'
import type { Frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'

/** Pressed sooner than this after the change, a key was a guess; later, somebody was not looking. Milliseconds. */
export const PLAUSIBLE_MS = { least: 100, most: 1000 } as const

/** How many presses the exercise asks for, and how many of them have to count. */
export const EXERCISE = { presses: 12, leastThatCount: 6 } as const

/** What an exercise came to. Milliseconds; `spreadMs` is between the first and the third quartile. */
export type ReactionTime = {
  readonly medianMs: number
  readonly spreadMs: number
  readonly counted: number
  readonly leftOut: number
}

/**
 * The reaction time of somebody who pressed `pressesMs` after each change; null while too few of them count. The median,
 * because one sneeze shall not move it.
 */
export function reactionTimeOf(pressesMs: readonly number[]): ReactionTime | null {
  const counted = pressesMs.filter((ms) => ms >= PLAUSIBLE_MS.least && ms <= PLAUSIBLE_MS.most).sort((a, b) => a - b)
  if (counted.length < EXERCISE.leastThatCount) return null
  return {
    medianMs: Math.round(quantile(counted, 0.5)),
    spreadMs: Math.round(quantile(counted, 0.75) - quantile(counted, 0.25)),
    counted: counted.length,
    leftOut: pressesMs.length - counted.length,
  }
}

/** Between two values in proportion; `sorted` has at least one. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)] ?? 0
  const high = sorted[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

/**
 * The frame that was on screen when somebody saw what they pressed a key for: `reactionMs` before `at` at `rate` times
 * normal speed (negative: running backwards, so that it is a later frame; 0: standing still, so that it is `at`).
 */
export function seenFrame(index: FrameIndex, at: Frame, rate: number, reactionMs: number): Frame {
  if (rate === 0 || reactionMs === 0) return at
  return frameAt(index, seconds(timeOf(index, at) - (reactionMs / 1000) * rate))
}

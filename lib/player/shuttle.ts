import { type FrameIndex, frameAt, timeOf } from '@/lib/frames/frame-index'
import type { Frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'

/** Speeds that J and L walk along; 0 stands still, negative runs backwards. */
export const SHUTTLE_SPEEDS = [-16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16] as const

/** Speeds to choose from a menu. */
export const PLAYBACK_RATES = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 8, 16] as const

/** Browsers take 0.0625 to 16; Chromium keeps sound up to 4 and is silent above. */
export const MINIMUM_RATE = 0.1
export const MAXIMUM_RATE = 16

/**
 * The speed after pressing L (`forward`), K (`stop`) or J (`backward`) at `speed`: the next on the ladder in that
 * direction. A speed from a menu, 0.5, stands between its neighbours.
 */
export function nextShuttleSpeed(speed: number, direction: 'backward' | 'stop' | 'forward'): number {
  if (direction === 'stop') return 0
  if (direction === 'forward') return SHUTTLE_SPEEDS.find((rung) => rung > speed) ?? MAXIMUM_RATE
  return SHUTTLE_SPEEDS.findLast((rung) => rung < speed) ?? -MAXIMUM_RATE
}

/**
 * The frame that should be on screen when `elapsedMs` have been played backwards from `from` at `speed` times normal
 * speed (> 0); frame 0 once the start is reached. Times are the index's: a variable rate runs backwards as it ran on.
 */
export function backwardFrame(index: FrameIndex, from: Frame, elapsedMs: number, speed: number): Frame {
  return frameAt(index, seconds(timeOf(index, from) - (elapsedMs / 1000) * speed))
}

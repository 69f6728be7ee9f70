import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Clock } from '@/lib/player/clock'
import { backwardFrame } from '@/lib/player/shuttle'
import type { Frame } from '@/lib/time/frame'

/** How often the next frame is asked for, in milliseconds: no display shows more. */
const PACE_MS = 16

export type BackwardPlay = {
  /** Runs backwards from `from` at `speed` times normal speed, > 0; replaces a run that is under way. */
  readonly start: (from: Frame, speed: number) => void
  readonly stop: () => void
}

/**
 * Plays backwards, since a media element plays on only: each picture asked for is the one that should be seen by now, and
 * the next is asked for when it is there. The pace is true; frames that there is no time for are left out. Where no
 * single frames can be had, the element is sent from place to place.
 */
export function createBackwardPlay(parts: {
  readonly clock: Clock
  readonly index: FrameIndex
  readonly glide: (to: Frame) => 'asked' | 'busy' | 'cannot'
  /** Stands at `at`, or at the frame on screen. */
  readonly endGlide: (at: Frame | null) => void
  /** No seek of the element is on its way. */
  readonly isFree: () => boolean
  readonly seek: (to: Frame) => void
  readonly onSpeedChange: (speed: number | null) => void
}): BackwardPlay {
  const { clock, index } = parts
  let cancelTick: (() => void) | null = null

  const end = (at: Frame | null) => {
    if (cancelTick === null) return
    cancelTick()
    cancelTick = null
    parts.onSpeedChange(null)
    parts.endGlide(at)
  }

  /** Whether the picture was asked for. */
  const goTo = (to: Frame): boolean => {
    const answer = parts.glide(to)
    if (answer !== 'cannot') return answer === 'asked'
    if (!parts.isFree()) return false
    parts.seek(to)
    return true
  }

  const start = (from: Frame, speed: number) => {
    cancelTick?.()
    const startedAtMs = clock.now()
    let last = from
    const tick = () => {
      const to = backwardFrame(index, from, clock.now() - startedAtMs, speed)
      if (to !== last && goTo(to)) last = to
      if (last === 0) end(last)
      else cancelTick = clock.after(PACE_MS, tick)
    }
    cancelTick = clock.after(PACE_MS, tick)
    parts.onSpeedChange(speed)
  }

  return { start, stop: () => end(null) }
}

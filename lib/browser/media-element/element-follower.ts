import type { Clock } from '@/lib/player/clock'
import type { Frame } from '@/lib/time/frame'

/**
 * How long the stage stands still before the media element is sent to the frame on the canvas, to play from there. Long:
 * a seek makes a browser fetch megabytes, for a place where the hand may not stay.
 */
const FOLLOW_AFTER_MS = 8000

/** Keeps the media element near what the canvas shows, unseen below it. */
export type ElementFollower = {
  /** The element shows `frame`. */
  readonly isAt: (frame: Frame) => void
  /** A seek of the element, whoever asked for it, is over: it was for `target` and landed on `frame`. */
  readonly arrived: (target: Frame, frame: Frame) => void
  /** Nobody knows where the element stands, or what it was sent to was overtaken. */
  readonly isLost: () => void
  /** Sends the element to what the canvas shows, now; nothing where it stands there, or where it may not be sent. */
  readonly follow: () => void
  /** The same when the hand has rested for a while. */
  readonly followLater: () => void
  /** The hand moves: no sending for now. */
  readonly wait: () => void
}

/** `goal` is the frame on the canvas, null while the element may not be sent anywhere. */
export function createElementFollower(parts: {
  readonly clock: Clock
  readonly goal: () => Frame | null
  readonly send: (to: Frame) => void
}): ElementFollower {
  let standsAt: Frame | null = null
  /** Where it is on its way to. */
  let sentTo: Frame | null = null
  /** The element was sent here and landed beside it: once is enough, until it has been elsewhere. */
  let missed: Frame | null = null
  let cancelTimer: (() => void) | null = null

  const wait = () => {
    cancelTimer?.()
    cancelTimer = null
  }
  const follow = () => {
    wait()
    const goal = parts.goal()
    if (goal === null || (goal === standsAt && sentTo === null) || goal === missed || goal === sentTo) return
    sentTo = goal
    parts.send(goal)
  }
  return {
    isAt: (frame) => {
      if (frame !== standsAt) missed = null
      standsAt = frame
    },
    arrived: (target, frame) => {
      standsAt = frame
      missed = frame === target ? null : target
      sentTo = null
    },
    isLost: () => {
      standsAt = null
      sentTo = null
      missed = null
    },
    follow,
    followLater: () => {
      cancelTimer ??= parts.clock.after(FOLLOW_AFTER_MS, follow)
    },
    wait,
  }
}

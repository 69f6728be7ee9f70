import { endPtsOf, type FrameIndex, timeOf } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, spanContains, spanLength } from '@/lib/time/frame-span'
import { toSeconds } from '@/lib/time/timebase'

/** Where a player is that may be looping. `rate` is times normal speed, > 0. */
export type LoopSituation = {
  readonly index: FrameIndex
  readonly loop: FrameSpan | null
  /** The frame on screen. */
  readonly shown: Frame
  /** A frame asked for that is not on screen yet: until it is, there is nothing to decide. */
  readonly target: Frame | null
  readonly motion: 'standing' | 'on' | 'backward'
  readonly rate: number
}

/** `stand`: at that frame, without playing on. */
export type LoopStep = { readonly kind: 'stay' } | { readonly kind: 'go' | 'stand'; readonly to: Frame }

/**
 * No display shows more than one frame in this time, in seconds. At sixteen times normal speed the last frames of a
 * span pass in less: waiting for the very last would show what comes after it.
 */
const DISPLAY_REFRESH = 0.016

const stay: LoopStep = { kind: 'stay' }

/**
 * What a looping player does now: playing on, it goes back to the first frame of `loop` once the last has been
 * presented, and from anywhere outside. Running backwards it stands still at the first. A player that stands is left
 * where it is, so that one can look around. A loop of one frame is looked at, not played.
 */
export function nextInLoop({ index, loop, shown, target, motion, rate }: LoopSituation): LoopStep {
  if (loop === null || motion === 'standing' || target !== null) return stay
  if (motion === 'backward') return shown <= loop.start ? { kind: 'stand', to: loop.start } : stay
  if (spanLength(loop) === 1) return { kind: 'stand', to: loop.start }
  if (!spanContains(loop, shown)) return { kind: 'go', to: loop.start }
  const last = frame(Math.min(loop.end, index.frameCount) - 1)
  if (shown >= last) return { kind: 'go', to: loop.start }
  const remaining = toSeconds(endPtsOf(index, last), index.timebase) - timeOf(index, shown)
  return remaining / rate < DISPLAY_REFRESH ? { kind: 'go', to: loop.start } : stay
}

import type { FrameIndex } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, spanContains, spanLength } from '@/lib/time/frame-span'

/** Where a player is that may be looping. */
export type LoopSituation = {
  readonly index: FrameIndex
  readonly loop: FrameSpan | null
  /** The frame on screen. */
  readonly shown: Frame
  /** A frame asked for that is not on screen yet: until it is, there is nothing to decide. */
  readonly target: Frame | null
  readonly motion: 'standing' | 'on' | 'backward'
  /** How many frames on the next one heard of may be, >= 1: see {@link reachOf}. */
  readonly reach: number
}

/** `stand`: at that frame, without playing on. `go`: to that frame, by way of `over` where it is not null. */
export type LoopStep =
  | { readonly kind: 'stay' }
  | { readonly kind: 'stand'; readonly to: Frame }
  | { readonly kind: 'go'; readonly over: Frame | null; readonly to: Frame }

const stay: LoopStep = { kind: 'stay' }

/**
 * What a looping player does now: playing on, it goes back to the first frame of `loop` once the last has been
 * presented, and from anywhere outside. Where the next frame heard of may lie after the last, because the video plays
 * fast or the machine is busy, it goes by way of the last. Running backwards it stands still at the first.
 *
 * A player that stands is left where it is, so that one can look around. A loop of one frame is looked at, not played.
 */
export function nextInLoop({ index, loop, shown, target, motion, reach }: LoopSituation): LoopStep {
  if (loop === null || motion === 'standing' || target !== null) return stay
  if (motion === 'backward') return shown <= loop.start ? { kind: 'stand', to: loop.start } : stay
  if (spanLength(loop) === 1) return { kind: 'stand', to: loop.start }
  const last = frame(Math.min(loop.end, index.frameCount) - 1)
  if (!spanContains(loop, shown) || shown >= last) return { kind: 'go', over: null, to: loop.start }
  return shown + reach > last ? { kind: 'go', over: last, to: loop.start } : stay
}

/** How many of the newest distances say how far apart frames are heard of: about a second of playing. */
const REMEMBERED_DISTANCES = 32

/** `distances` with one more: how many frames on a playing video was when it was next heard of. */
export const withDistance = (distances: readonly number[], distance: number): readonly number[] => [
  ...distances.slice(1 - REMEMBERED_DISTANCES),
  distance,
]

/** The most frames by which a playing video was lately heard of to have moved on; at least 1. */
export const reachOf = (distances: readonly number[]): number => Math.max(1, ...distances)

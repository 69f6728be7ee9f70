import { invariant } from '@/lib/result/invariant'

declare const unit: unique symbol

/** A 0-based index of a frame in presentation order. The only position that is ever stored. */
export type Frame = number & { readonly [unit]: 'Frame' }

/** `value` as a frame. A safe integer >= 0; anything else is a bug of the caller. */
export function frame(value: number): Frame {
  invariant(Number.isSafeInteger(value) && value >= 0, `a frame is an integer >= 0, got ${value}`)
  return value as Frame
}

/** The nearest frame to `value` inside a video of `frameCount` frames (at least 1). */
export function clampFrame(value: number, frameCount: number): Frame {
  invariant(frameCount >= 1, 'a video has at least one frame')
  return frame(Math.min(Math.max(Math.round(value), 0), frameCount - 1))
}

import { clampFrame, type Frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'

/** Where things stand on a bar that gives every frame the same width; shares of the bar's width, 0-1. */

/** The frame under the point at `share` of the bar. Left of the bar it is the first, right of it the last. */
export const frameAtShare = (share: number, frameCount: number): Frame =>
  clampFrame(Math.floor(share * frameCount), frameCount)

/** The middle of the frame's width: {@link frameAtShare} of it is the frame again. */
export const shareOfFrame = (at: Frame, frameCount: number): number => (at + 0.5) / frameCount

/** The stretch of the bar that `span` covers. */
export const shareOfSpan = (
  span: FrameSpan,
  frameCount: number,
): { readonly start: number; readonly length: number } => ({
  start: span.start / frameCount,
  length: (span.end - span.start) / frameCount,
})

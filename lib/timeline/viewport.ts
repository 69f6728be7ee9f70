import { invariant } from '@/lib/result/invariant'
import { clampFrame, type Frame } from '@/lib/time/frame'

/**
 * Which part of a video a timeline shows, and how wide a frame is there.
 *
 * Two spaces: pixels from the left edge of the timeline, and positions in frames, where frame n covers [n, n + 1). With
 * start 100 and framesPerPixel 0.5, pixel 40 is position 120 and frame 120 covers the pixels [40, 42). `width` is in
 * pixels, at least 1; `frameCount` at least 1. `start` is a position and need not be whole.
 */
export type Viewport = {
  readonly start: number
  readonly framesPerPixel: number
  readonly width: number
  readonly frameCount: number
}

/** One frame is never wider than this, in pixels. */
const WIDEST_FRAME = 64

/** The whole of a video of `frameCount` frames on `width` pixels. */
export function fitAll(frameCount: number, width: number): Viewport {
  invariant(frameCount >= 1, 'a video has at least one frame')
  const pixels = Math.max(1, width)
  return { start: 0, framesPerPixel: frameCount / pixels, width: pixels, frameCount }
}

/** [start, end) with a twentieth of its length free on either side. */
export function fitSpan(viewport: Viewport, start: number, end: number): Viewport {
  const margin = (end - start) / 20
  const framesPerPixel = (end - start + 2 * margin) / viewport.width
  return clampViewport({ ...viewport, start: start - margin, framesPerPixel })
}

/** Exactly [start, end), as far as a view can be that short or that long. */
export const showSpan = (viewport: Viewport, start: number, end: number): Viewport =>
  clampViewport({ ...viewport, start, framesPerPixel: (end - start) / viewport.width })

/** Where `position` is, in pixels from the left edge; outside [0, width] if it is not in view. */
export const toPixels = (viewport: Viewport, position: number): number =>
  (position - viewport.start) / viewport.framesPerPixel

/** The position under pixel `x`. */
export const toPosition = (viewport: Viewport, x: number): number => viewport.start + x * viewport.framesPerPixel

/** The frame under pixel `x`, the nearest one of the video if `x` is outside it. */
export const toFrame = (viewport: Viewport, x: number): Frame =>
  clampFrame(Math.floor(toPosition(viewport, x)), viewport.frameCount)

/** Whether all of the video is in view; a quotient that was rounded is forgiven. */
export const isWhole = ({ framesPerPixel, width, frameCount }: Viewport): boolean =>
  framesPerPixel * width >= frameCount * (1 - 1e-9)

/** Whether the middle of frame `at` is in view. */
export function isFrameInView(viewport: Viewport, at: number): boolean {
  const x = toPixels(viewport, at + 0.5)
  return x >= 0 && x <= viewport.width
}

/** The position where the view ends. */
export const endOf = (viewport: Viewport): number => toPosition(viewport, viewport.width)

/**
 * `viewport` with `factor` times as many frames in view; below 1 zooms in. What is under pixel `anchor` stays under it,
 * unless the view would reach past either end of the video.
 */
export function zoomAround(viewport: Viewport, anchor: number, factor: number): Viewport {
  const held = toPosition(viewport, anchor)
  const framesPerPixel = clampScale(viewport, viewport.framesPerPixel * factor)
  return clampViewport({ ...viewport, framesPerPixel, start: held - anchor * framesPerPixel })
}

/** `viewport` moved by `pixels` to the right along the video. */
export const panBy = (viewport: Viewport, pixels: number): Viewport =>
  clampViewport({ ...viewport, start: viewport.start + pixels * viewport.framesPerPixel })

/** `viewport` on a timeline of another width: the same start, unless all of the video was in view and shall stay so. */
export function resizeTo(viewport: Viewport, width: number): Viewport {
  if (isWhole(viewport)) return fitAll(viewport.frameCount, width)
  return clampViewport({ ...viewport, width: Math.max(1, width) })
}

/** `viewport` moved, if it must be, so that `position` is in view; a page at a time, so that the eye can follow. */
export function reveal(viewport: Viewport, position: number): Viewport {
  const x = toPixels(viewport, position)
  if (x >= 0 && x <= viewport.width) return viewport
  const lead = x < 0 ? 0.9 : 0.1
  return clampViewport({ ...viewport, start: position - lead * viewport.width * viewport.framesPerPixel })
}

/** `viewport` inside the video: at most all of it, at least a few frames, never past an end. */
export function clampViewport(viewport: Viewport): Viewport {
  const framesPerPixel = clampScale(viewport, viewport.framesPerPixel)
  const latest = Math.max(0, viewport.frameCount - framesPerPixel * viewport.width)
  return { ...viewport, framesPerPixel, start: Math.min(Math.max(0, viewport.start), latest) }
}

function clampScale({ frameCount, width }: Viewport, framesPerPixel: number): number {
  const whole = frameCount / width
  return Math.min(whole, Math.max(Math.min(whole, 1 / WIDEST_FRAME), framesPerPixel))
}

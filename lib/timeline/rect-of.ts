import type { Bar } from './lanes'
import { toPixels, type Viewport } from './viewport'

/** How high a lane is, in pixels; what lies between two bars of neighbouring lanes is in it. */
export const LANE_HEIGHT = 18

const BAR_TOP = 2
const BAR_HEIGHT = LANE_HEIGHT - 3

/** No bar is drawn narrower than this, in pixels: a frame of six hours is still seen. */
export const NARROWEST_BAR = 3

/** A point is a diamond this wide and this high, in pixels, round the middle of its frame. */
export const POINT_SIZE = 13

/** A rectangle in pixels: from the left edge of the timeline, and from the top of its first lane. */
export type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The top of lane `lane`, in pixels from the top of the first. */
export const laneTop = (lane: number): number => lane * LANE_HEIGHT

/** The lane at `y` pixels from the top of the first; below 0 or past the last one if there is none. */
export const laneAtPixel = (y: number): number => Math.floor(y / LANE_HEIGHT)

/**
 * Where `bar` is drawn in `lane`, also if that is not in view: with `start` 100 and two frames a pixel, [120, 140) is the
 * pixels [10, 20). What is narrower than it can be seen is {@link NARROWEST_BAR} wide; a point is a square round the
 * middle of its frame. Whatever is placed over a segment (a mark, a menu, a hint) is placed by this.
 */
export function rectOf(viewport: Viewport, bar: Bar, lane: number, isPoint = false): Rect {
  const left = toPixels(viewport, bar.startFrame)
  const width = toPixels(viewport, bar.endFrame) - left
  const top = laneTop(lane) + BAR_TOP
  if (!isPoint) return { left, top, width: Math.max(NARROWEST_BAR, width), height: BAR_HEIGHT }
  const middle = (BAR_HEIGHT - POINT_SIZE) / 2
  return { left: left + width / 2 - POINT_SIZE / 2, top: top + middle, width: POINT_SIZE, height: POINT_SIZE }
}

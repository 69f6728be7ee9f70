import { clampViewport, endOf, showSpan, type Viewport } from './viewport'

/** The part of a strip of the whole video, `width` pixels wide, that is in view: its left and right edge in pixels. */
export type MinimapWindow = { readonly left: number; readonly right: number }

/** The window is drawn at least this wide, in pixels, so that a hand can take it. */
const NARROWEST_WINDOW = 12

/** The window of `viewport`; where it would be too narrow it is widened round its middle, and stays inside the strip. */
export function minimapWindow(viewport: Viewport, width: number): MinimapWindow {
  const scale = width / viewport.frameCount
  const left = viewport.start * scale
  const right = Math.min(width, endOf(viewport) * scale)
  if (right - left >= NARROWEST_WINDOW) return { left, right }
  const shift = Math.min(Math.max(0, (left + right - NARROWEST_WINDOW) / 2), Math.max(0, width - NARROWEST_WINDOW))
  return { left: shift, right: shift + NARROWEST_WINDOW }
}

/** What a hand on the minimap has hold of. */
export type MinimapGrip = 'window' | 'start' | 'end'

/** `from` after a hand that took `grip` moved by `frames` along the video. An edge stops before it meets the other. */
export function moveWindow(from: Viewport, grip: MinimapGrip, frames: number): Viewport {
  if (grip === 'window') return clampViewport({ ...from, start: from.start + frames })
  const end = endOf(from)
  if (grip === 'end') return showSpan(from, from.start, Math.min(from.frameCount, Math.max(from.start, end + frames)))
  const scaled = showSpan(from, Math.max(0, Math.min(end, from.start + frames)), end)
  return clampViewport({ ...scaled, start: end - scaled.framesPerPixel * scaled.width })
}

/** `viewport` with `position` in its middle, as near as the ends of the video allow. */
export const centerOn = (viewport: Viewport, position: number): Viewport =>
  clampViewport({ ...viewport, start: position - (viewport.framesPerPixel * viewport.width) / 2 })

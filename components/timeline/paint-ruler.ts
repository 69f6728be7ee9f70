import type { RulerTick } from '@/lib/timeline/ruler'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import type { Surface } from './canvas-surface'
import type { Palette } from './palette'

/** How high the ruler is, in pixels. */
export const RULER_HEIGHT = 22

const MINOR_HEIGHT = 4
const KEYFRAME_SIZE = 5

export type RulerScene = {
  readonly viewport: Viewport
  readonly ticks: readonly RulerTick[]
  readonly keyframes: readonly number[]
  readonly palette: Palette
}

export function paintRuler(surface: Surface, { viewport, ticks, keyframes, palette }: RulerScene): void {
  const { context, snap, hair } = surface
  context.font = `400 11px ${palette.family}`
  for (const { at, isMajor, words } of ticks) {
    const x = snap(toPixels(viewport, at))
    const height = isMajor ? RULER_HEIGHT : MINOR_HEIGHT
    context.fillStyle = isMajor ? palette.line : palette.faint
    context.fillRect(x, RULER_HEIGHT - height, hair, height)
    if (!isMajor) continue
    context.fillStyle = palette.muted
    context.fillText(words, x + 5, 14)
  }
  context.fillStyle = palette.accent
  for (const at of keyframes) paintKeyframe(surface, toPixels(viewport, at + 0.5))
}

/** A small wedge that stands on the frame: decoding can start here. */
function paintKeyframe({ context }: Surface, x: number): void {
  context.beginPath()
  context.moveTo(x, RULER_HEIGHT - KEYFRAME_SIZE)
  context.lineTo(x + KEYFRAME_SIZE / 2 + 0.5, RULER_HEIGHT)
  context.lineTo(x - KEYFRAME_SIZE / 2 - 0.5, RULER_HEIGHT)
  context.fill()
}

import type { DrawableBar, Strip } from '@/lib/timeline/draw-list'
import { laneTop, type Rect } from '@/lib/timeline/rect-of'
import type { Surface } from './canvas-surface'
import type { LabelLook } from './label-looks'
import { CORNER, OVERHANG } from './paint-bar'
import type { Palette } from './palette'

/** A point: a diamond round the middle of its frame. One that is proposed is hollow, with broken edges. */
export function paintPoint(
  surface: Surface,
  bar: DrawableBar,
  rect: Rect,
  look: LabelLook,
  palette: Palette,
  isLit: boolean,
): void {
  const { context } = surface
  context.save()
  context.beginPath()
  diamondPath(context, rect)
  context.lineJoin = 'round'
  if (bar.isProposal) {
    context.fillStyle = isLit ? look.tintLit : palette.canvas
    context.strokeStyle = look.solid
    context.lineWidth = 1.4
    context.setLineDash([2.5, 1.5])
  } else {
    context.fillStyle = look.solid
    context.strokeStyle = isLit ? palette.ink : palette.canvas
    context.lineWidth = 1
  }
  context.fill()
  context.stroke()
  context.restore()
}

function diamondPath(context: CanvasRenderingContext2D, { left, top, width, height }: Rect): void {
  context.moveTo(left + width / 2, top)
  context.lineTo(left + width, top + height / 2)
  context.lineTo(left + width / 2, top + height)
  context.lineTo(left, top + height / 2)
  context.closePath()
}

const STRIP_FOOT = 2

/** Many segments in a few pixels: the fuller, the higher. Proposals are only half as strong. */
export function paintStrip(surface: Surface, strip: Strip, look: LabelLook): void {
  const { context, snap } = surface
  const left = snap(Math.max(-OVERHANG, strip.left))
  const right = snap(Math.min(surface.width + OVERHANG, strip.right))
  const most = look.isPoint ? 9 : 15
  const height = Math.round(most * (0.4 + 0.6 * strip.cover))
  const foot = laneTop(strip.lane + 1) - STRIP_FOOT + (look.isPoint ? -2 : 1)
  context.fillStyle = strip.isProposal ? look.tintLit : look.isPoint ? look.solid : look.border
  context.fillRect(left, foot - height, Math.max(1, right - left), height)
}

/** What is selected has a ring, the primary one a thick one. */
export function paintRing(surface: Surface, rect: Rect, isPoint: boolean, isPrimary: boolean, palette: Palette): void {
  const { context } = surface
  const left = Math.max(-OVERHANG, rect.left)
  const right = Math.min(surface.width + OVERHANG, rect.left + rect.width)
  const place = { left, top: rect.top, width: Math.max(3, right - left), height: rect.height }
  const strokes = [
    { grow: 0.75, width: 1.5, color: palette.canvas },
    { grow: 2, width: isPrimary ? 2 : 1.25, color: palette.ink },
  ]
  for (const { grow, width, color } of strokes) {
    context.strokeStyle = color
    context.lineWidth = width
    context.beginPath()
    const grown = {
      left: place.left - grow,
      top: place.top - grow,
      width: place.width + 2 * grow,
      height: place.height + 2 * grow,
    }
    if (isPoint) diamondPath(context, grown)
    else context.roundRect(grown.left, grown.top, grown.width, grown.height, CORNER + grow)
    context.stroke()
  }
}

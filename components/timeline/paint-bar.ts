import type { DrawableBar } from '@/lib/timeline/draw-list'
import type { Rect } from '@/lib/timeline/rect-of'
import type { Surface } from './canvas-surface'
import type { LabelLook } from './label-looks'
import { fitWords, widthOfWords } from './paint-words'
import type { Palette } from './palette'

/** Below these widths, in pixels, a bar has no rounded corners, no name, no frame numbers. */
const PLAIN_BELOW = 8
const NAMED_FROM = 26
export const CORNER = 3
const STRIPE = 3
const PADDING = 5

/** A stroke of pixels outside what is in view is cut off: no canvas draws millions of pixels exactly. */
export const OVERHANG = 40

/** One segment of some frames: its colour, its name, and its frames where there is room. */
export function paintBar(
  surface: Surface,
  bar: DrawableBar,
  rect: Rect,
  look: LabelLook,
  palette: Palette,
  isLit: boolean,
): void {
  const { context, snap } = surface
  const left = snap(Math.max(-OVERHANG, rect.left))
  const right = Math.max(left + 2, snap(Math.min(surface.width + OVERHANG, rect.left + rect.width)))
  const place = { left, top: rect.top, width: right - left, height: rect.height }
  if (bar.isProposal) paintProposal(surface, place, look, isLit)
  else paintBody(context, place, look, isLit, surface.hair)
  if (place.width >= NAMED_FROM) paintNames(surface, bar, place, look, palette)
}

function paintBody(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rect,
  look: LabelLook,
  isLit: boolean,
  hair: number,
): void {
  if (width < PLAIN_BELOW) {
    context.fillStyle = look.solid
    // A gap of a hair keeps two that touch apart.
    context.fillRect(left, top, Math.max(2, width - hair), height)
    return
  }
  const ground = isLit ? look.tintLit : look.tint
  if (width < NAMED_FROM) {
    // Of these there may be hundreds: two rectangles cost less than a path.
    context.fillStyle = look.border
    context.fillRect(left, top, width - hair, height)
    context.fillStyle = ground
    context.fillRect(left + 1, top + 1, width - hair - 2, height - 2)
  } else {
    context.fillStyle = ground
    context.strokeStyle = look.border
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(left + 0.5, top + 0.5, width - 1, height - 1, CORNER)
    context.fill()
    context.stroke()
  }
  context.fillStyle = look.solid
  context.fillRect(left, top, STRIPE, height)
}

/** A proposal has slanted ends, broken edges and a hatched ground, and is lower where it is narrow: no work that is done. */
function paintProposal(surface: Surface, place: Rect, look: LabelLook, isLit: boolean): void {
  const { context } = surface
  const { left, top, width, height } = place
  if (width < PLAIN_BELOW) {
    context.fillStyle = look.border
    context.fillRect(left, top + 4, Math.max(2, width - surface.hair), height - 8)
    return
  }
  context.save()
  context.translate(left, top)
  context.beginPath()
  slantedPath(context, width, height)
  if (isLit) {
    context.fillStyle = look.tint
    context.fill()
  }
  context.fillStyle = look.hatch ?? look.tint
  context.fill()
  context.strokeStyle = look.solid
  context.lineWidth = 1
  context.setLineDash([3, 2])
  context.stroke()
  context.restore()
}

function slantedPath(context: CanvasRenderingContext2D, width: number, height: number): void {
  const slant = Math.min(5, width / 3)
  context.moveTo(slant, 0.5)
  context.lineTo(width - 0.5, 0.5)
  context.lineTo(width - slant, height - 0.5)
  context.lineTo(0.5, height - 0.5)
  context.closePath()
}

/** The name stays in view while any of the bar does. */
function paintNames(surface: Surface, bar: DrawableBar, place: Rect, look: LabelLook, palette: Palette): void {
  const { context } = surface
  const from = Math.max(0, place.left) + STRIPE + PADDING
  const room = Math.min(surface.width, place.left + place.width) - PADDING - from
  const name = bar.isProposal ? `${look.name}?` : look.name
  context.font = `500 11px ${palette.family}`
  const words = fitWords(context, name, room)
  if (words === '') return
  const baseline = place.top + place.height / 2 + 4
  const after = widthOfWords(context, words)
  if (bar.isProposal) paintGround(context, from - 3, place, Math.min(room, after) + 6, palette)
  context.fillStyle = palette.ink
  context.fillText(words, from, baseline, room)
  if (words !== name) return
  context.font = `400 11px ${palette.family}`
  const frames = framesInWords(bar)
  const width = widthOfWords(context, frames)
  if (after + 10 + width > room) return
  if (bar.isProposal) paintGround(context, from + after + 7, place, width + 6, palette)
  context.fillStyle = palette.muted
  context.fillText(frames, from + after + 10, baseline)
}

/** Words on hatching stand on a ground of their own. */
function paintGround(context: CanvasRenderingContext2D, x: number, place: Rect, width: number, palette: Palette): void {
  context.fillStyle = palette.canvas
  context.fillRect(x, place.top + 1.5, width, place.height - 3)
}

/** The frames of `bar`, first and last: `120 – 199`. */
export const framesInWords = ({ startFrame, endFrame }: DrawableBar): string =>
  endFrame - startFrame === 1 ? `${startFrame}` : `${startFrame} – ${endFrame - 1}`

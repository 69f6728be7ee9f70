import type { DrawableBar, Strip } from '@/lib/timeline/draw-list'
import { laneTop, type Rect } from '@/lib/timeline/rect-of'
import type { Surface } from './canvas-surface'
import type { LabelLook } from './label-looks'
import { fitWords, widthOfWords } from './paint-words'
import type { Palette } from './palette'

/** Below these widths, in pixels, a bar has no rounded corners, no name, no frame numbers. */
const PLAIN_BELOW = 8
const NAMED_FROM = 26
const CORNER = 3
const STRIPE = 3
const PADDING = 5

/** A stroke of pixels outside what is in view is cut off: no canvas draws millions of pixels exactly. */
const OVERHANG = 40

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
  context.fillStyle = isLit ? look.tintLit : look.tint
  context.strokeStyle = look.border
  context.lineWidth = 1
  context.beginPath()
  context.roundRect(left + 0.5, top + 0.5, width - 1, height - 1, CORNER)
  context.fill()
  context.stroke()
  context.fillStyle = look.solid
  context.fillRect(left, top, STRIPE, height)
}

/** A proposal has slanted ends, broken edges and a hatched ground: nobody takes it for work that is done. */
function paintProposal(surface: Surface, place: Rect, look: LabelLook, isLit: boolean): void {
  const { context } = surface
  const { left, top, width, height } = place
  context.save()
  context.translate(left, top)
  context.beginPath()
  if (width < PLAIN_BELOW) context.rect(0.5, 2.5, Math.max(1, width - 1), height - 5)
  else slantedPath(context, width, height)
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

import type { DrawableBar, DrawItem } from '@/lib/timeline/draw-list'
import type { LaneRows } from '@/lib/timeline/lane-rows'
import { laneTop, rectOf } from '@/lib/timeline/rect-of'
import type { RulerTick } from '@/lib/timeline/ruler'
import { endOf, toPixels, type Viewport } from '@/lib/timeline/viewport'
import type { Surface } from './canvas-surface'
import type { LookOf } from './label-looks'
import { framesInWords, paintBar } from './paint-bar'
import { paintPoint, paintRing, paintStrip } from './paint-marks'
import { widthOfWords } from './paint-words'
import type { Palette } from './palette'

/** A segment drawn over the others, because a hand or the selection is at it. */
export type MarkedBar = {
  readonly bar: DrawableBar
  readonly lane: number
  readonly mark: 'hovered' | 'dragged' | 'selected' | 'primary'
}

/** Everything on the lanes. `top` is how far the drawing begins below the first lane, in pixels. */
export type LaneScene = {
  readonly viewport: Viewport
  readonly top: number
  readonly rows: LaneRows['rows']
  readonly items: readonly DrawItem<DrawableBar>[]
  readonly marked: readonly MarkedBar[]
  readonly ticks: readonly RulerTick[]
  readonly lookOf: LookOf
  readonly palette: Palette
}

/** From this width on, in pixels, each frame has a line of its own. */
const FRAME_LINES_FROM = 8

export function paintLanes(surface: Surface, scene: LaneScene): void {
  const { context } = surface
  context.save()
  context.translate(0, -scene.top)
  paintGround(surface, scene)
  paintLines(surface, scene)
  for (const item of scene.items) paintItem(surface, scene, item, false)
  paintPointFrames(surface, scene)
  for (const marked of scene.marked) paintMarked(surface, scene, marked)
  context.restore()
}

/** Every other row is a little lighter, and a line ends each. */
function paintGround({ context, width, hair }: Surface, { rows, palette }: LaneScene): void {
  for (const [i, { firstLane, laneCount }] of rows.entries()) {
    const bottom = laneTop(firstLane + laneCount)
    context.fillStyle = palette.surface
    if (i % 2 === 0) context.fillRect(0, laneTop(firstLane), width, laneCount * laneTop(1))
    context.fillStyle = palette.line
    context.fillRect(0, bottom - hair, width, hair)
  }
}

function paintLines({ context, snap, hair, height }: Surface, { viewport, ticks, top, palette }: LaneScene): void {
  context.fillStyle = palette.line
  const line = (at: number, alpha: number) => {
    context.globalAlpha = alpha
    context.fillRect(snap(toPixels(viewport, at)), top, hair, height)
  }
  if (1 / viewport.framesPerPixel >= FRAME_LINES_FROM) {
    const end = Math.min(viewport.frameCount, Math.ceil(endOf(viewport)))
    for (let at = Math.ceil(viewport.start); at <= end; at += 1) line(at, 0.5)
  }
  for (const { at, isMajor } of ticks) if (isMajor) line(at, 1)
  context.globalAlpha = 1
}

function paintItem(surface: Surface, scene: LaneScene, item: DrawItem<DrawableBar>, isLit: boolean): void {
  const { viewport, lookOf, palette } = scene
  if (item.kind === 'strip') {
    paintStrip(surface, item, lookOf(item.labelId))
    return
  }
  const look = lookOf(item.bar.labelId)
  const rect = rectOf(viewport, item.bar, item.lane, look.isPoint)
  if (look.isPoint) paintPoint(surface, item.bar, rect, look, palette, isLit)
  else paintBar(surface, item.bar, rect, look, palette, isLit)
}

/** Points have the number of their frame beside them where nothing follows soon. */
function paintPointFrames({ context, width }: Surface, scene: LaneScene): void {
  const { items, viewport, palette, lookOf } = scene
  context.font = `400 10.5px ${palette.family}`
  context.fillStyle = palette.muted
  const crowded = new Set(items.filter(({ kind }) => kind === 'strip').map(({ lane }) => lane))
  for (const [i, item] of items.entries()) {
    if (item.kind !== 'point' || crowded.has(item.lane)) continue
    const next = items[i + 1]
    const rect = rectOf(viewport, item.bar, item.lane, lookOf(item.bar.labelId).isPoint)
    const from = rect.left + rect.width + 3
    const words = framesInWords(item.bar)
    const until = next?.kind === 'point' && next.lane === item.lane ? toPixels(viewport, next.bar.startFrame) : width
    if (from + widthOfWords(context, words) + 12 < until) context.fillText(words, from, rect.top + rect.height / 2 + 4)
  }
}

function paintMarked(surface: Surface, scene: LaneScene, { bar, lane, mark }: MarkedBar): void {
  const { viewport, lookOf, palette } = scene
  const { isPoint } = lookOf(bar.labelId)
  const rect = rectOf(viewport, bar, lane, isPoint)
  if (mark === 'selected' || mark === 'primary') paintRing(surface, rect, isPoint, mark === 'primary', palette)
  paintItem(surface, scene, { kind: isPoint ? 'point' : 'bar', bar, lane }, true)
}

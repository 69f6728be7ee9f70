import { eachBetween, type LaneBars, type LaneIndex } from './lane-index'
import type { LabeledBar } from './lane-rows'
import { endOf, toPixels, type Viewport } from './viewport'

/** A bar that can be drawn. Proposals look different: nobody accepted them yet. */
export type DrawableBar = LabeledBar & { readonly isProposal: boolean }

/**
 * One thing to draw. A `bar` or a `point` is one segment. A `strip` stands for `count` segments (at least 2) that are too
 * narrow to be told apart, between the pixels `left` and `right`; `cover` is how much of it they fill, in quarters: 0.25,
 * 0.5, 0.75 or 1.
 */
export type DrawItem<B extends DrawableBar> =
  | { readonly kind: 'bar' | 'point'; readonly lane: number; readonly bar: B }
  | Strip

export type Strip = {
  readonly kind: 'strip'
  readonly lane: number
  readonly labelId: string
  readonly isProposal: boolean
  readonly left: number
  readonly right: number
  readonly count: number
  readonly cover: number
}

/** What is asked for: lanes from `firstLane` up to `lastLane`; segments in `apart` are drawn by the caller, over all. */
export type DrawRequest = {
  readonly viewport: Viewport
  readonly firstLane: number
  readonly lastLane: number
  readonly isPoint: (labelId: string) => boolean
  readonly apart: ReadonlySet<string>
}

/** A bar narrower than this many pixels is drawn by itself only where it is alone. */
const TOO_NARROW = 1.5

/** Strips are made of cells this wide, in pixels. Cells are counted from frame 0, so that panning does not change them. */
const CELL = { bar: 3, point: 8 } as const

/** As many points in a cell are as dense as it gets. */
const DENSE_POINTS = 5

/** What is drawn reaches at most this far outside its frames, in pixels. */
const MARGIN = 10

/**
 * What to draw of the bars in view: each bar once, by itself or inside a strip, strips of a lane before its bars. The
 * same scale gives the same strips wherever the view is. O(log n) a lane and what is in view.
 */
export function drawList<B extends DrawableBar>(index: LaneIndex<B>, request: DrawRequest): readonly DrawItem<B>[] {
  const items: DrawItem<B>[] = []
  const last = Math.min(request.lastLane, index.length - 1)
  for (let lane = Math.max(0, request.firstLane); lane <= last; lane += 1) {
    const bars = index[lane]
    if (bars !== undefined) drawLane(items, lane, bars, request)
  }
  return items
}

function drawLane<B extends DrawableBar>(
  items: DrawItem<B>[],
  lane: number,
  bars: LaneBars<B>,
  { viewport, isPoint, apart }: DrawRequest,
): void {
  const { framesPerPixel } = viewport
  const labelId = bars.bars[0]?.labelId
  if (labelId === undefined) return
  const isPoints = isPoint(labelId)
  const cellFrames = CELL[isPoints ? 'point' : 'bar'] * framesPerPixel
  const margin = MARGIN * framesPerPixel
  // Whole cells: what is in a cell does not depend on where the view ends.
  const from = Math.floor((viewport.start - margin) / cellFrames) * cellFrames
  const to = Math.ceil((endOf(viewport) + margin) / cellFrames) * cellFrames
  const own: DrawItem<B>[] = []
  const pens = [false, true].map((isProposal) => new StripPen(items, own, { lane, isPoints, isProposal, viewport }))
  eachBetween(bars, from, to, (bar) => {
    if (apart.has(bar.id)) return
    const isNarrow = isPoints || (bar.endFrame - bar.startFrame) / framesPerPixel < TOO_NARROW
    if (isNarrow) pens[bar.isProposal ? 1 : 0]?.add(bar, Math.floor(bar.startFrame / cellFrames))
    else own.push({ kind: 'bar', lane, bar })
  })
  for (const pen of pens) pen.end()
  for (const item of own) items.push(item)
}

type PenParts = {
  readonly lane: number
  readonly isPoints: boolean
  readonly isProposal: boolean
  readonly viewport: Viewport
}

/** Gathers narrow bars, which come by start, cell by cell; neighbouring cells of one density become one strip. */
class StripPen<B extends DrawableBar> {
  private readonly strips: DrawItem<B>[]
  private readonly single: DrawItem<B>[]
  private readonly parts: PenParts
  private cell = Number.NaN
  private first: B | undefined
  private count = 0
  private frames = 0
  private open: { from: number; to: number; count: number; cover: number; labelId: string } | undefined

  constructor(strips: DrawItem<B>[], single: DrawItem<B>[], parts: PenParts) {
    this.strips = strips
    this.single = single
    this.parts = parts
  }

  add(bar: B, cell: number): void {
    if (cell !== this.cell) {
      this.closeCell()
      this.cell = cell
      this.first = bar
    }
    this.count += 1
    this.frames += bar.endFrame - bar.startFrame
  }

  end(): void {
    this.closeCell()
    this.closeStrip()
  }

  private closeCell(): void {
    const { first, count, frames, cell, open } = this
    this.count = 0
    this.frames = 0
    if (first === undefined || count === 0) return
    if (count === 1) {
      this.single.push({ kind: this.parts.isPoints ? 'point' : 'bar', lane: this.parts.lane, bar: first })
      return
    }
    const cover = this.coverOf(count, frames)
    if (open !== undefined && open.to === cell && open.cover === cover) {
      open.to = cell + 1
      open.count += count
      return
    }
    this.closeStrip()
    this.open = { from: cell, to: cell + 1, count, cover, labelId: first.labelId }
  }

  private coverOf(count: number, frames: number): number {
    const { isPoints, viewport } = this.parts
    const share = isPoints ? count / DENSE_POINTS : frames / (CELL.bar * viewport.framesPerPixel)
    return Math.min(4, Math.max(1, Math.ceil(share * 4))) / 4
  }

  private closeStrip(): void {
    if (this.open === undefined) return
    const { lane, isPoints, isProposal, viewport } = this.parts
    const { from, to, count, cover, labelId } = this.open
    const cellFrames = CELL[isPoints ? 'point' : 'bar'] * viewport.framesPerPixel
    const left = toPixels(viewport, from * cellFrames)
    const right = toPixels(viewport, to * cellFrames)
    this.strips.push({ kind: 'strip', lane, labelId, isProposal, left, right, count, cover })
    this.open = undefined
  }
}

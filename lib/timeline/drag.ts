import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { type Edge, type SnapField, type SnapTarget, snapEdge } from './snap'

/** What pulls at a dragged edge. `snap` is null while snapping is off. A pixel is `framesPerPixel` wide. */
export type DragField = {
  readonly frameCount: number
  readonly snap: SnapField | null
  readonly framesPerPixel: number
}

/** An edge in the hand: that of the segment `id`, which was `original`. */
export type Grip = { readonly id: string; readonly edge: Edge; readonly original: FrameSpan }

/** The spans a drag makes, by segment, and what attracted it. */
export type Dragged = { readonly spans: ReadonlyMap<string, FrameSpan>; readonly snap: SnapTarget | null }

/** How near, in pixels, a target must be to attract. */
const SNAP_PIXELS = 7

type Limits = { readonly least: number; readonly most: number }

/**
 * The edges of `grips`, which are all one boundary, moved by `by` frames (not whole) together: each segment keeps a frame at
 * least and stays inside the video, so the first that cannot go on holds all of them.
 */
export function resizeTogether(grips: readonly Grip[], by: number, field: DragField): Dragged {
  const [first] = grips
  if (first === undefined) return { spans: new Map(), snap: null }
  const least = Math.max(0, ...grips.map(({ edge, original }) => (edge === 'end' ? original.start + 1 : 0)))
  const most = Math.min(
    field.frameCount,
    ...grips.map(({ edge, original }) => (edge === 'start' ? original.end - 1 : field.frameCount)),
  )
  const wanted = first.original[first.edge] + by
  const placed = placeEdge(first.edge, wanted, { least, most }, field)
  const spans = new Map(
    grips.map(({ id, edge, original }) => [
      id,
      edge === 'start' ? frameSpan(placed.at, original.end) : frameSpan(original.start, placed.at),
    ]),
  )
  return { spans, snap: placed.snap }
}

/**
 * `originals` moved by `by` frames (not whole), all by the same number of frames: lengths and distances stay, and the first to
 * reach an end of the video stops all. The edges of `grabbedId`, which is one of them, are attracted; the nearer target wins.
 */
export function moveTogether(
  originals: ReadonlyMap<string, FrameSpan>,
  grabbedId: string,
  by: number,
  field: DragField,
): Dragged {
  const grabbed = originals.get(grabbedId)
  if (grabbed === undefined) return { spans: originals, snap: null }
  const all = [...originals.values()]
  const least = -Math.min(...all.map(({ start }) => start))
  const most = field.frameCount - Math.max(...all.map(({ end }) => end))
  const pulls = (['start', 'end'] as const).map((edge) => {
    const limits = { least: grabbed[edge] + least, most: grabbed[edge] + most }
    const { at, snap } = placeEdge(edge, grabbed[edge] + by, limits, field)
    return {
      by: at - grabbed[edge],
      snap,
      distance: snap === null ? Number.POSITIVE_INFINITY : Math.abs(at - grabbed[edge] - by),
    }
  })
  const [byStart, byEnd] = pulls
  const pull = byStart !== undefined && (byEnd === undefined || byStart.distance <= byEnd.distance) ? byStart : byEnd
  const shift = pull?.by ?? 0
  const spans = new Map([...originals].map(([id, { start, end }]) => [id, frameSpan(start + shift, end + shift)]))
  return { spans, snap: pull?.snap ?? null }
}

/**
 * The span from `from` to `to` (positions in frames, not whole, in either order): every frame touched, at least one. Both edges
 * are attracted; `snap` is what holds the one in the hand.
 */
export function drawSpan(from: number, to: number, field: DragField): { span: FrameSpan; snap: SnapTarget | null } {
  const { frameCount } = field
  const start = placeEdge('start', Math.min(from, to), { least: 0, most: frameCount - 1 }, field, Math.floor)
  const end = placeEdge('end', Math.max(from, to), { least: start.at + 1, most: frameCount }, field, Math.ceil)
  return { span: frameSpan(start.at, end.at), snap: to < from ? start.snap : end.snap }
}

/** The one frame at `at`, for a mark that has no length. */
export function drawPoint(at: number, field: DragField): { span: FrameSpan; snap: SnapTarget | null } {
  const placed = placeEdge('start', at, { least: 0, most: field.frameCount - 1 }, field, Math.floor)
  return { span: frameSpan(placed.at, placed.at + 1), snap: placed.snap }
}

/** Where an edge goes that is wanted at `wanted`: to what attracts it, else to the nearest whole place it may have. */
function placeEdge(
  edge: Edge,
  wanted: number,
  { least, most }: Limits,
  { snap, framesPerPixel }: DragField,
  round: (value: number) => number = Math.round,
): { readonly at: number; readonly snap: SnapTarget | null } {
  // Where a frame is wide, an edge that is rounded to a target is held by it, too.
  const within = Math.max(SNAP_PIXELS * framesPerPixel, round === Math.round ? 0.5 : 0)
  const target = snap === null ? undefined : snapEdge(snap, edge, wanted, { least, most, within, framesPerPixel })
  if (target !== undefined) return { at: target.at, snap: target }
  return { at: Math.min(Math.max(round(wanted), least), most), snap: null }
}

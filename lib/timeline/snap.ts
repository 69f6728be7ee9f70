import { firstAbove } from './first-above'
import type { Bar } from './lanes'

/** Which side of a span: its first frame, or the frame after its last. */
export type Edge = 'start' | 'end'

/** A boundary that attracts edges: `at` is the first frame after it, 0 to frameCount. */
export type SnapTarget = {
  readonly at: number
  readonly kind: 'playhead' | 'mark' | 'boundary' | 'keyframe'
}

/**
 * What attracts. `playhead` is the frame on screen. `marks` and `boundaries` are boundaries, `keyframes` frames; the last two
 * increase.
 */
export type SnapField = {
  readonly playhead: number
  readonly marks: readonly number[]
  readonly boundaries: readonly number[]
  readonly keyframes: ArrayLike<number>
}

/** What an edge may become, both included, how near a target must be to attract it, and how wide a pixel is; all in frames. */
export type SnapReach = {
  readonly least: number
  readonly most: number
  readonly within: number
  readonly framesPerPixel: number
}

/** Keyframes nearer to each other than this would hold an edge wherever it goes. */
const KEYFRAME_PIXELS = 24

/** The boundaries of `bars` but those in `except`, increasing, each once. */
export function boundariesOfBars(bars: readonly Bar[], except: ReadonlySet<string>): readonly number[] {
  const others = bars.filter(({ id }) => !except.has(id))
  return [...new Set(others.flatMap(({ startFrame, endFrame }) => [startFrame, endFrame]))].sort((a, b) => a - b)
}

/**
 * The target that attracts an edge which is wanted at `wanted` (in frames, not whole): the nearest within reach; of two as
 * near, playhead before mark before boundary before keyframe. A target where the edge may not go attracts nothing.
 *
 * The frame on screen becomes the first frame of a start and the last one of an end: what is seen is inside.
 * O(log boundaries + log keyframes).
 */
export function snapEdge(field: SnapField, edge: Edge, wanted: number, reach: SnapReach): SnapTarget | undefined {
  const candidates: SnapTarget[] = [
    { at: edge === 'start' ? field.playhead : field.playhead + 1, kind: 'playhead' },
    ...field.marks.map((at) => ({ at, kind: 'mark' }) as const),
    ...besides(field.boundaries, wanted, reach).map((at) => ({ at, kind: 'boundary' }) as const),
    ...sparse(field.keyframes, besides(field.keyframes, wanted, reach), reach.framesPerPixel),
  ]
  let best: SnapTarget | undefined
  for (const target of candidates) {
    const distance = Math.abs(target.at - wanted)
    const isReachable = target.at >= reach.least && target.at <= reach.most && distance <= reach.within
    if (isReachable && (best === undefined || distance < Math.abs(best.at - wanted))) best = target
  }
  return best
}

/** The allowed values of `sorted` on either side of `wanted`. */
function besides(sorted: ArrayLike<number>, wanted: number, { least, most }: SnapReach): readonly number[] {
  const left = sorted[firstAbove(sorted, Math.min(wanted, most)) - 1]
  const right = sorted[firstAbove(sorted, Math.max(wanted, least) - 1e-9)]
  return [left, right].filter((value) => value !== undefined)
}

const sparse = (keyframes: ArrayLike<number>, near: readonly number[], framesPerPixel: number): SnapTarget[] => {
  const apart = Math.max(2, KEYFRAME_PIXELS * framesPerPixel)
  return near.filter((at) => gapAround(keyframes, at) >= apart).map((at) => ({ at, kind: 'keyframe' }))
}

/** How far the nearest other keyframe is from the keyframe `at`. */
function gapAround(keyframes: ArrayLike<number>, at: number): number {
  const after = firstAbove(keyframes, at)
  const before = keyframes[after - 2] ?? Number.NEGATIVE_INFINITY
  return Math.min(at - before, (keyframes[after] ?? Number.POSITIVE_INFINITY) - at)
}

import type { Bar, Lanes } from './lanes'
import { toPixels, type Viewport } from './viewport'

/** What is under the pointer. */
export type Hit =
  | { readonly kind: 'edge'; readonly id: string; readonly edge: 'start' | 'end' }
  | { readonly kind: 'body'; readonly id: string }
  | { readonly kind: 'empty' }

/** How near to an edge, in pixels, a mouse takes hold of it. */
const REACH = 6

/**
 * What is at pixel `x` in `lane`. An edge can be taken from `reach` pixels outside its bar and from at most a third of the
 * bar inside, so that a narrow bar still has a body; where two bars touch, the selected one's edge is taken, else that of
 * the bar under the pointer.
 */
export function hitTest(
  viewport: Viewport,
  bars: readonly Bar[],
  lanes: Lanes,
  point: { readonly x: number; readonly lane: number },
  selectedId: string | null,
  reach = REACH,
): Hit {
  // Of ten thousand bars few are near: only these are looked up.
  const near = bars.filter((bar) => isNear(viewport, bar, point.x, reach) && lanes.laneOf.get(bar.id) === point.lane)
  const selected = near.find(({ id }) => id === selectedId)
  const under = near.find((bar) => isUnder(viewport, bar, point.x))
  const choice = selected ?? under ?? near[0]
  return choice === undefined ? { kind: 'empty' } : partOf(viewport, choice, point.x, reach)
}

function partOf(viewport: Viewport, bar: Bar, x: number, reach: number): Hit {
  const left = toPixels(viewport, bar.startFrame)
  const right = toPixels(viewport, bar.endFrame)
  const inside = Math.min(reach, (right - left) / 3)
  if (x < left + inside && x - left <= right - x) return { kind: 'edge', id: bar.id, edge: 'start' }
  if (x > right - inside) return { kind: 'edge', id: bar.id, edge: 'end' }
  return { kind: 'body', id: bar.id }
}

const isUnder = (viewport: Viewport, bar: Bar, x: number): boolean =>
  x >= toPixels(viewport, bar.startFrame) && x < toPixels(viewport, bar.endFrame)

const isNear = (viewport: Viewport, bar: Bar, x: number, reach: number): boolean =>
  x >= toPixels(viewport, bar.startFrame) - reach && x <= toPixels(viewport, bar.endFrame) + reach

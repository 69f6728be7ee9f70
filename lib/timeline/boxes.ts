import type { Bar } from './lanes'
import { endOf, type Viewport } from './viewport'

/** A page holds an element for each segment up to this many; of more, for the nearest. */
export const MOST_BOXES = 300

/**
 * Which of `bars` have an element of their own: all while they are few; else those in `always` and, up to `most` in all,
 * those in view that are nearest to its middle. In the order of `bars`.
 */
export function chooseBoxes<B extends Bar>(
  bars: readonly B[],
  viewport: Viewport,
  always: ReadonlySet<string>,
  most = MOST_BOXES,
): readonly B[] {
  if (bars.length <= most) return bars
  const end = endOf(viewport)
  const middle = (viewport.start + end) / 2
  const distance = ({ startFrame, endFrame }: Bar) => Math.max(startFrame - middle, middle - endFrame, 0)
  const inView = bars.filter((bar) => bar.startFrame < end && bar.endFrame > viewport.start && !always.has(bar.id))
  const room = Math.max(0, most - always.size)
  const nearest = inView.length <= room ? inView : inView.sort((a, b) => distance(a) - distance(b)).slice(0, room)
  const chosen = new Set(nearest.map(({ id }) => id))
  return bars.filter(({ id }) => chosen.has(id) || always.has(id))
}

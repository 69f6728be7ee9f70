import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Timebase } from '@/lib/time/timebase'

/**
 * Finds frames of `index` by their time. Call the result in increasing order of `pts`, ticks of `clock`: it gives the
 * number of the frame there, null if the index has none.
 *
 * Times are the same within half a tick of the coarser clock, as in twin-guard. Constant time a frame.
 */
export function createFrameMatcher(index: FrameIndex, clock: Timebase): (pts: number) => number | null {
  const coarser = Math.max(clock.num / clock.den, index.timebase.num / index.timebase.den)
  const tolerance = coarser * 0.501
  const secondsOf = (frame: number) =>
    ((index.pts[frame] ?? Number.POSITIVE_INFINITY) * index.timebase.num) / index.timebase.den
  let next = 0
  return (pts) => {
    const at = (pts * clock.num) / clock.den
    while (secondsOf(next) < at - tolerance) next += 1
    if (secondsOf(next) > at + tolerance) return null
    next += 1
    return next - 1
  }
}

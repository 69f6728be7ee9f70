import { frame } from '@/lib/time/frame'
import { type FrameRate, frameRate } from '@/lib/time/frame-rate'
import { endPtsOf, type FrameIndex, ptsOf } from './frame-index'

/**
 * The one rate at which every frame follows the one before; null where frames last differently long.
 *
 * Measured from the PTS: each lies within one tick of where the rate puts it, which is what a container that counts in
 * milliseconds leaves of 29.97 frames a second. Of a single frame it is the rate of its own duration.
 */
export function constantRateOf(index: FrameIndex): FrameRate | null {
  const { frameCount, pts, timebase } = index
  const first = ptsOf(index, frame(0))
  if (frameCount === 1) return frameRate(timebase.den, (endPtsOf(index, frame(0)) - first) * timebase.num)
  const ticks = (pts[frameCount - 1] ?? 0) - first
  const isConstant = pts.every((value, n) => Math.abs(value - first - (n * ticks) / (frameCount - 1)) <= 1)
  return isConstant ? frameRate((frameCount - 1) * timebase.den, ticks * timebase.num) : null
}

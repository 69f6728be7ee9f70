import type { FrameIndex } from '@/lib/frames/frame-index'

/**
 * The clock of a copy in MP4: `timescale` ticks a second, and when each frame is shown in them. `pts` is strictly
 * increasing; `endPts` is the end of the last frame.
 */
export type CopyClock = { readonly timescale: number; readonly pts: Float64Array; readonly endPts: number }

/** The largest timescale and duration of one sample that every reader takes: they are 32 bits (ISO/IEC 14496-12 8.4.2, 8.6.1). */
const MAX_TICKS = 2 ** 31 - 1

/** Coarser clocks are multiplied: sound beside the video begins on the same clock. */
const LEAST_TIMESCALE = 10_000

/**
 * A clock in which every time of `index` is exact: its own, as a whole number of ticks a second. Only where a number would
 * not fit (nanoseconds and a gap of seconds) is it a coarser one, and each time the nearest tick of it, which is as
 * exact as a comparison of the two clocks can be.
 */
export function copyClockOf(index: FrameIndex): CopyClock {
  const { num, den } = index.timebase
  const longestTicks = longestFrame(index) * num
  if (den <= MAX_TICKS && longestTicks <= MAX_TICKS) {
    const most = Math.floor(MAX_TICKS / Math.max(den, longestTicks))
    const factor = Math.max(Math.min(Math.ceil(LEAST_TIMESCALE / den), most), 1)
    return inTicks(index, den * factor, num * factor)
  }
  const fitting = Math.floor(MAX_TICKS / Math.max((longestTicks / den) * 1.01, 1))
  const timescale = Math.min(fitting, 1_000_000)
  return inTicks(index, timescale, (num * timescale) / den)
}

function inTicks(index: FrameIndex, timescale: number, factor: number): CopyClock {
  const pts = new Float64Array(index.frameCount)
  let last = Number.NEGATIVE_INFINITY
  for (const [frame, ticks] of index.pts.entries()) {
    last = Math.max(Math.round(ticks * factor), last + 1)
    pts[frame] = last
  }
  return { timescale, pts, endPts: Math.max(Math.round(index.endPts * factor), last + 1) }
}

function longestFrame({ pts, endPts }: FrameIndex): number {
  return pts.reduce((longest, at, frame) => Math.max(longest, (pts[frame + 1] ?? endPts) - at), 0)
}

import { invariant } from '@/lib/result/invariant'
import { frame } from '@/lib/time/frame'
import type { Seconds } from '@/lib/time/seconds'
import { type Ticks, toSeconds } from '@/lib/time/timebase'
import { type FrameIndex, ptsOf } from './frame-index'

/**
 * Where a frame begins, or where the video ends: boundary n is the start of frame n, boundary `frameCount` the end of the
 * last frame. A segment [start, end) lies between two of them.
 */
export function boundaryTicks(index: FrameIndex, boundary: number): Ticks {
  invariant(boundary >= 0 && boundary <= index.frameCount, `boundary ${boundary} of a video of ${index.frameCount}`)
  return boundary === index.frameCount ? index.endPts : ptsOf(index, frame(boundary))
}

/** When `boundary` is, in seconds on the presentation timeline. */
export const boundarySeconds = (index: FrameIndex, boundary: number): Seconds =>
  toSeconds(boundaryTicks(index, boundary), index.timebase)

/**
 * When `boundary` is, in whole milliseconds, the nearest; halves go up.
 *
 * Reckoned from ticks in one division and not from seconds: where frames are at least 1 ms apart no two boundaries have
 * the same, whatever the clock, so {@link boundaryAtMilliseconds} finds each of them again.
 */
export const millisecondsAt = (index: FrameIndex, boundary: number): number =>
  Math.round((boundaryTicks(index, boundary) * 1000 * index.timebase.num) / index.timebase.den)

/** Whether `boundary` is at a whole millisecond, so that {@link millisecondsAt} is its very time. */
export const isWholeMillisecond = (index: FrameIndex, boundary: number): boolean =>
  (boundaryTicks(index, boundary) * 1000 * index.timebase.num) % index.timebase.den === 0

/**
 * Both ends of [start, end) in milliseconds, none before 0, the end at least 1 ms after the start: what formats can say
 * that know no sign and no empty span. Only where frames are less than 1 ms apart is that not the true time.
 */
export function millisecondSpan(index: FrameIndex, span: { readonly startFrame: number; readonly endFrame: number }) {
  const start = Math.max(millisecondsAt(index, span.startFrame), 0)
  return { start, end: Math.max(millisecondsAt(index, span.endFrame), start + 1) }
}

/** A boundary that was looked for, and how far from it the time was, in milliseconds; 0 if it is the very time. */
export type FoundBoundary = { readonly boundary: number; readonly offByMs: number }

/** The boundary at `milliseconds`: the one with just that time, else the nearest; the earlier of two. O(log n). */
export function boundaryAtMilliseconds(index: FrameIndex, milliseconds: number): FoundBoundary {
  return nearest(index, milliseconds, millisecondsAt)
}

/** The boundary nearest to `at`; the earlier of two that are as near. O(log n). */
export function boundaryAtSeconds(index: FrameIndex, at: Seconds): FoundBoundary {
  const { boundary, offByMs } = nearest(index, at, boundarySeconds)
  return { boundary, offByMs: offByMs * 1000 }
}

function nearest(index: FrameIndex, at: number, timeAt: (index: FrameIndex, boundary: number) => number) {
  let low = 0
  let high = index.frameCount
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (timeAt(index, middle) < at) low = middle + 1
    else high = middle
  }
  const after = Math.abs(timeAt(index, low) - at)
  const before = low === 0 ? Number.POSITIVE_INFINITY : Math.abs(timeAt(index, low - 1) - at)
  return before <= after ? { boundary: low - 1, offByMs: before } : { boundary: low, offByMs: after }
}

import { endPtsOf, type FrameIndex, frameAt, ptsOf, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { seconds } from '@/lib/time/seconds'
import { toSeconds } from '@/lib/time/timebase'
import type { TimeRange } from './media-port'

/** Browsers keep times in microseconds; a frame is not missing for one of them. */
const SLACK = 2e-6

/** The frames that lie wholly inside each of `ranges`, in order; a range that holds no whole frame is left out. */
export const bufferedFrames = (index: FrameIndex, ranges: readonly TimeRange[]): FrameSpan[] =>
  ranges.flatMap((range) => framesWithin(index, range) ?? [])

function framesWithin(index: FrameIndex, range: TimeRange): FrameSpan | null {
  const atStart = frameAt(index, seconds(range.start + SLACK))
  const isWholeAtStart = timeOf(index, atStart) >= range.start - SLACK
  const start = isWholeAtStart ? atStart : atStart + 1
  const atEnd = frameAt(index, seconds(range.end + SLACK))
  const isBeforeFirst = ptsOf(index, atEnd) === ptsOf(index, frame(0)) && range.end < timeOf(index, atEnd)
  const isWholeAtEnd = !isBeforeFirst && toSeconds(endPtsOf(index, atEnd), index.timebase) <= range.end + SLACK
  const end = isWholeAtEnd ? atEnd + 1 : atEnd
  return end > start ? frameSpan(start, end) : null
}

/** Whether two lists of spans are the same, so that nothing needs to be drawn again. */
export const areSameSpans = (a: readonly FrameSpan[], b: readonly FrameSpan[]): boolean =>
  a.length === b.length && a.every((span, i) => span.start === b[i]?.start && span.end === b[i]?.end)

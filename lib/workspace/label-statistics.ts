import { durationOf, endPtsOf, type FrameIndex, ptsOf } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { clampFrame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import { frameSpan } from '@/lib/time/frame-span'
import { type Seconds, seconds } from '@/lib/time/seconds'
import { ticks, toSeconds } from '@/lib/time/timebase'
import type { DocumentSegment } from './document'

/** How much there is of a label: segments, the time they cover together, and its share of the video, 0 to 1. */
export type LabelStatistic = {
  readonly label: Label
  readonly count: number
  readonly covered: Seconds
  readonly share: number
}

/**
 * A line for each of `labels` that has segments, in their order. Where segments of a label overlap the time counts once,
 * so that no share is more than 1. Proposals do not count.
 */
export function labelStatistics(
  segments: readonly DocumentSegment[],
  labels: readonly Label[],
  index: FrameIndex,
): readonly LabelStatistic[] {
  const duration = durationOf(index)
  return labels.flatMap((label) => {
    const own = segments.filter(({ labelId, isProposal }) => labelId === label.id && !isProposal)
    if (own.length === 0) return []
    const covered = coveredSeconds(own, index)
    return [{ label, count: own.length, covered, share: duration > 0 ? Math.min(1, covered / duration) : 0 }]
  })
}

/** How long `segments` last together, from the PTS of their frames; what overlaps counts once. */
export function coveredSeconds(segments: readonly DocumentSegment[], index: FrameIndex): Seconds {
  let total = 0
  for (const { start, end } of united(segments)) {
    const first = clampFrame(start, index.frameCount)
    const last = clampFrame(end - 1, index.frameCount)
    total += endPtsOf(index, last) - ptsOf(index, first)
  }
  return segments.length === 0 ? seconds(0) : toSeconds(ticks(total), index.timebase)
}

/** The stretches that `segments` cover, in order, none touching another. */
function united(segments: readonly DocumentSegment[]): readonly FrameSpan[] {
  const spans: FrameSpan[] = []
  for (const { startFrame, endFrame } of segments.toSorted((a, b) => a.startFrame - b.startFrame)) {
    const last = spans.at(-1)
    if (last !== undefined && startFrame <= last.end) {
      spans[spans.length - 1] = frameSpan(last.start, Math.max(last.end, endFrame))
    } else spans.push(frameSpan(startFrame, endFrame))
  }
  return spans
}

import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import type { DocumentSegment } from './document'

/** Every stretch of a video of `frameCount` frames that no segment covers, in order. `segments` in any order. */
export function gapsOf(segments: readonly DocumentSegment[], frameCount: number): readonly FrameSpan[] {
  const gaps: FrameSpan[] = []
  let covered = 0
  for (const { startFrame, endFrame } of segments.toSorted((a, b) => a.startFrame - b.startFrame)) {
    if (startFrame > covered && covered < frameCount) gaps.push(frameSpan(covered, Math.min(startFrame, frameCount)))
    covered = Math.max(covered, endFrame)
  }
  if (covered < frameCount) gaps.push(frameSpan(covered, frameCount))
  return gaps
}

/** Where the next gap after `from` starts; null if none does. A gap that `from` is in is not next. */
export function gapAfter(gaps: readonly FrameSpan[], from: Frame): Frame | null {
  const next = gaps.find(({ start }) => start > from)
  return next === undefined ? null : frame(next.start)
}

/** The first frame of the next stretch after `from` that no segment covers; null if there is none. */
export const nextGap = (segments: readonly DocumentSegment[], from: Frame, frameCount: number): Frame | null =>
  gapAfter(gapsOf(segments, frameCount), from)

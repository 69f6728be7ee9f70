import { invariant } from '@/lib/result/invariant'
import { type Frame, frame } from './frame'

/** The frames from `start` up to, but not including, `end`: [start, end). Never empty. */
export type FrameSpan = { readonly start: Frame; readonly end: Frame }

/** The span [start, end); `end` > `start`. */
export function frameSpan(start: number, end: number): FrameSpan {
  invariant(end > start, `a span has at least one frame, got [${start}, ${end})`)
  return { start: frame(start), end: frame(end) }
}

/** How many frames the span has; at least 1. */
export const spanLength = (span: FrameSpan): number => span.end - span.start

/** Whether `at` is one of the span's frames. */
export const spanContains = (span: FrameSpan, at: Frame): boolean => at >= span.start && at < span.end

/** Whether the two spans share a frame. Spans that touch do not. */
export const spansOverlap = (a: FrameSpan, b: FrameSpan): boolean => a.start < b.end && b.start < a.end

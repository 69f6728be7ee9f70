import type { FrameSpan } from '@/lib/time/frame-span'
import { type Figure, figure, meanOf, undefinedFor } from './figure'
import { framesIn, hasLabel, type LabeledRun } from './frame-labels'

/** Frames that both spans have, of those that either has: 0 to 1. */
export function temporalIou(a: FrameSpan, b: FrameSpan): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return both / (a.end - a.start + (b.end - b.start) - both)
}

/**
 * Of the frames that the document at place `a` or the one at `b` gives the label, the share that both give it. It is
 * counted in frames, not in segments: a segment cut in two at no cost loses nothing. Undefined where neither uses it.
 */
export function labelIou(runs: readonly LabeledRun[], a: number, b: number, labelId: string): Figure {
  const either = framesIn(runs, (run) => hasLabel(run, a, labelId) || hasLabel(run, b, labelId))
  if (either === 0) return undefinedFor('Neither used this label.')
  return figure(framesIn(runs, (run) => hasLabel(run, a, labelId) && hasLabel(run, b, labelId)) / either)
}

/**
 * For each two documents the mean of {@link labelIou} over the labels that at least one of the two used, every label
 * counted alike however long it lasts. Symmetric; 1 on the diagonal, undefined where nothing was labeled.
 */
export function iouMatrix(
  runs: readonly LabeledRun[],
  documentCount: number,
  labelIds: readonly string[],
): readonly (readonly Figure[])[] {
  const places = Array.from({ length: documentCount }, (_, nth) => nth)
  return places.map((a) =>
    places.map((b) => {
      const used = labelIds.map((labelId) => labelIou(runs, a, b, labelId)).filter(({ value }) => value !== null)
      return meanOf(used, 'Neither labeled anything.')
    }),
  )
}

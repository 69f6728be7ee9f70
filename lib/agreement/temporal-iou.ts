import { type FrameSpan, spanLength } from '@/lib/time/frame-span'
import { type Figure, figure, undefinedFor } from './figure'
import type { LabeledRun } from './frame-labels'

/** Frames that both spans have, of those that either has: 0 to 1. */
export function temporalIou(a: FrameSpan, b: FrameSpan): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return both / (a.end - a.start + (b.end - b.start) - both)
}

/**
 * For each label that the document at place `a` or the one at `b` uses: of the frames that either gives it, the share that
 * both do. It is counted in frames, not in segments: a segment that somebody cut in two loses nothing by it.
 */
export function labelIous(runs: readonly LabeledRun[], a: number, b: number): ReadonlyMap<string, number> {
  const either = new Map<string, number>()
  const both = new Map<string, number>()
  const add = (sums: Map<string, number>, labelId: string, frames: number) =>
    sums.set(labelId, (sums.get(labelId) ?? 0) + frames)
  for (const run of runs) {
    const frames = spanLength(run)
    const ofA = run.says[a]?.labelIds ?? []
    const ofB = run.says[b]?.labelIds ?? []
    for (const labelId of ofA) {
      add(either, labelId, frames)
      if (ofB.includes(labelId)) add(both, labelId, frames)
    }
    for (const labelId of ofB) if (!ofA.includes(labelId)) add(either, labelId, frames)
  }
  return new Map([...either].map(([labelId, frames]) => [labelId, (both.get(labelId) ?? 0) / frames]))
}

/** {@link labelIous} of one label. Undefined where neither uses it. */
export function labelIou(runs: readonly LabeledRun[], a: number, b: number, labelId: string): Figure {
  const iou = labelIous(runs, a, b).get(labelId)
  return iou === undefined ? undefinedFor('Neither used this label.') : figure(iou)
}

/**
 * The mean of {@link labelIous}: every label that at least one of the two used counts alike, however long it lasts.
 * Undefined where neither labeled anything.
 */
export function meanIou(ious: ReadonlyMap<string, number>): Figure {
  if (ious.size === 0) return undefinedFor('Neither labeled anything.')
  return figure([...ious.values()].reduce((sum, iou) => sum + iou, 0) / ious.size)
}

import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import type { LabeledRun } from './frame-labels'

/**
 * A longest run of frames on each of which the documents do not all say the same; `parts` are its runs, with who says what.
 */
export type Disagreement = FrameSpan & { readonly parts: readonly LabeledRun[] }

/** Where the documents differ, in order, exactly: frames on which all agree are never bridged, not even a single one. */
export function disagreements(runs: readonly LabeledRun[]): readonly Disagreement[] {
  const found: Disagreement[] = []
  for (const run of runs) {
    if (isUnanimous(run)) continue
    const last = found.at(-1)
    if (last?.end === run.start) {
      found[found.length - 1] = { ...frameSpan(last.start, run.end), parts: [...last.parts, run] }
    } else found.push({ ...frameSpan(run.start, run.end), parts: [run] })
  }
  return found
}

/** Whether every document says the same of these frames. */
export const isUnanimous = ({ says }: LabeledRun): boolean => says.every(({ key }) => key === says[0]?.key)

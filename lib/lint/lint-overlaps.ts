import { conflictsOf } from '@/lib/labels/label-conflicts'
import { frameSpan } from '@/lib/time/frame-span'
import {
  countFrames,
  created,
  deleted,
  fixBy,
  isChoosable,
  isResizable,
  type LintContext,
  nameOf,
  resized,
  whichSegment,
} from './lint-context'
import type { FixStep, LintFix, LintProblem, LintSegment } from './problem'

/** Of one segment no more overlaps than this are told; the others come when these are mended. */
const MOST_OF_ONE = 8

/**
 * Segments that overlap and may not. Each segment is told of with at most one earlier one of each label, the one that
 * reaches farthest: if any of them overlaps it, that one does; of many such labels with a few. O(n log n) plus n times the
 * labels that exclude each other.
 */
export function lintOverlaps(context: LintContext): LintProblem[] {
  const conflicts = conflictsOf(context.labels)
  if (conflicts.size === 0) return []
  const farthest = new Map<string, LintSegment>()
  return context.segments.flatMap((segment) => {
    const against = conflicts.get(segment.labelId)
    const problems: LintProblem[] = []
    for (const labelId of against ?? []) {
      const earlier = farthest.get(labelId)
      if (earlier !== undefined && earlier.endFrame > segment.startFrame)
        problems.push(overlap(context, earlier, segment))
      if (problems.length === MOST_OF_ONE) break
    }
    const reach = farthest.get(segment.labelId)
    if (reach === undefined || segment.endFrame > reach.endFrame) farthest.set(segment.labelId, segment)
    return problems
  })
}

/** `a` starts first, or with `b` and ends first. */
function overlap(context: LintContext, a: LintSegment, b: LintSegment): LintProblem {
  const end = Math.min(a.endFrame, b.endFrame)
  return {
    key: `exclusive:${a.id}:${b.id}`,
    rule: 'exclusive',
    severity: 'error',
    segmentIds: [a.id, b.id],
    span: frameSpan(b.startFrame, end),
    words: `${whichSegment(context, a)}, overlaps ${overlapped(context, a, b)} by ${countFrames(end - b.startFrame)}.`,
    fixes: () => fixesOf(context, a, b),
  }
}

const overlapped = (context: LintContext, a: LintSegment, b: LintSegment): string =>
  a.labelId === b.labelId ? `another ${nameOf(context, b)}` : nameOf(context, b)

function fixesOf(context: LintContext, a: LintSegment, b: LintSegment): LintFix[] {
  const [nameA, nameB] = [nameOf(context, a), nameOf(context, b)]
  const endsFirst = a.endFrame < b.endFrame
  const startsFirst = a.startFrame < b.startFrame
  const trimA = startsFirst
    ? fixBy(
        `End ${nameA} at frame ${b.startFrame - 1}, before ${nameB}`,
        resized(context, a, a.startFrame, b.startFrame),
      )
    : []
  const trimB = endsFirst
    ? fixBy(`Start ${nameB} at frame ${a.endFrame}, behind ${nameA}`, resized(context, b, a.endFrame, b.endFrame))
    : []
  const removeA = fixBy(`Delete the ${nameA}`, [deleted(a)])
  const removeB = fixBy(`Delete the ${nameB}`, [deleted(b)])
  if (startsFirst && endsFirst) return [...trimA, ...trimB, ...(trimA.length + trimB.length === 0 ? removeB : [])]
  if (endsFirst) return [...trimB, ...removeA]
  if (startsFirst && a.endFrame === b.endFrame) return [...trimA, ...removeB]
  if (startsFirst) return [...fixBy(`Leave ${nameB} out of ${nameA}`, partsAround(context, a, b)), ...removeB]
  return [...removeB, ...removeA]
}

/** `a` as two segments, before and behind `b`, which lies within it. */
function partsAround(context: LintContext, a: LintSegment, b: LintSegment): FixStep[] {
  const canBeCut = isResizable(context, a) && isChoosable(context.labelOf.get(a.labelId))
  const end = Math.min(a.endFrame, context.index.frameCount)
  if (!canBeCut || b.endFrame >= end) return []
  return [...resized(context, a, a.startFrame, b.startFrame), created(a.labelId, b.endFrame, end, a)]
}

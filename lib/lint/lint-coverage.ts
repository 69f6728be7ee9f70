import { joined } from '@/lib/labels/describe-rule'
import type { SetRule } from '@/lib/labels/schema'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import {
  countFrames,
  created,
  fixBy,
  framesWords,
  isChoosable,
  type LintContext,
  nameOf,
  resized,
} from './lint-context'
import type { LintFix, LintProblem, LintSegment } from './problem'

/** A stretch without a segment, and the segments it lies between. */
type Gap = {
  readonly span: FrameSpan
  readonly before: LintSegment | undefined
  readonly after: LintSegment | undefined
}

/** More labels to fill with than this are not offered. */
const MOST_OFFERED = 4

/** Stretches of the video that the set wants covered and that are not. */
export function lintCoverage(context: LintContext): LintProblem[] {
  return context.setRules.flatMap((rule) => {
    const wanted = rule.by === 'any' ? null : new Set(rule.by)
    const covering = context.segments.filter(({ labelId }) => wanted === null || wanted.has(labelId))
    return gapsBetween(covering, context.index.frameCount).map((gap) => uncovered(context, rule, gap))
  })
}

/** Every stretch of a video of `frameCount` frames that none of `segments`, which are in order, covers. */
function gapsBetween(segments: readonly LintSegment[], frameCount: number): Gap[] {
  const gaps: Gap[] = []
  let covered = 0
  let before: LintSegment | undefined
  for (const segment of segments) {
    if (segment.startFrame > covered && covered < frameCount) {
      const end = Math.min(segment.startFrame, frameCount)
      gaps.push({ span: frameSpan(covered, end), before, after: segment.startFrame < frameCount ? segment : undefined })
    }
    if (segment.endFrame > covered) before = segment
    covered = Math.max(covered, segment.endFrame)
  }
  if (covered < frameCount) gaps.push({ span: frameSpan(covered, frameCount), before, after: undefined })
  return gaps
}

function uncovered(context: LintContext, { by }: SetRule, { span, before, after }: Gap): LintProblem {
  const ids = by === 'any' ? context.labels.map(({ id }) => id) : by
  const { start, end } = span
  const names =
    by === 'any'
      ? 'any label'
      : joined(
          by.flatMap((id) => context.labelOf.get(id)?.name ?? []),
          'or',
        )
  return {
    key: `full-coverage:${by === 'any' ? 'any' : [...by].sort().join('+')}:${start}`,
    rule: 'full-coverage',
    severity: 'error',
    segmentIds: [before, after].flatMap((segment) => (segment === undefined ? [] : [segment.id])),
    span,
    words: `${sentence(framesWords({ startFrame: start, endFrame: end }))} (${countFrames(end - start)}) ${end - start === 1 ? 'is' : 'are'} not in a segment of ${names}.`,
    fixes: () => [
      ...(before === undefined ? [] : extended(context, before, before.startFrame, end, `to frame ${end - 1}`)),
      ...(after === undefined ? [] : extended(context, after, start, after.endFrame, `back to frame ${start}`)),
      ...ids
        .map((id) => context.labelOf.get(id))
        .filter(isChoosable)
        .slice(0, MOST_OFFERED)
        .map(({ id, name }) => ({ words: `Fill it with ${name}`, steps: [created(id, start, end)] })),
    ],
  }
}

function extended(context: LintContext, segment: LintSegment, start: number, end: number, where: string): LintFix[] {
  return fixBy(`Extend ${nameOf(context, segment)} ${where}`, resized(context, segment, start, end))
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

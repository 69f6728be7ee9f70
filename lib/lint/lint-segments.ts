import { frame } from '@/lib/time/frame'
import { deleted, fixBy, type LintContext, nameOf, resized, spanOf, whichSegment } from './lint-context'
import type { LintFix, LintProblem, LintSegment } from './problem'

/** What must hold for every segment, whatever the rules say: its label is there, it is in the video, nothing is doubled. */
export const lintSegments = (context: LintContext): LintProblem[] => [
  ...context.segments.flatMap((segment) => [...judgeLabel(context, segment), ...judgePlace(context, segment)]),
  ...duplicates(context),
]

function judgeLabel(context: LintContext, segment: LintSegment): LintProblem[] {
  const label = context.labelOf.get(segment.labelId)
  if (label !== undefined && !label.isRetired) return []
  const isUnknown = label === undefined
  return [
    {
      key: `${isUnknown ? 'label-unknown' : 'label-retired'}:${segment.id}`,
      rule: isUnknown ? 'label-unknown' : 'label-retired',
      severity: isUnknown ? 'error' : 'warning',
      segmentIds: [segment.id],
      span: spanOf(segment),
      words: isUnknown
        ? `${whichSegment(context, segment)}: its label is not in the label set. Give it another.`
        : `${whichSegment(context, segment)}, has a label that is retired. It may keep it.`,
      fixes: () => (isUnknown ? [removal(context, segment)] : []),
    },
  ]
}

function judgePlace(context: LintContext, segment: LintSegment): LintProblem[] {
  const { frameCount } = context.index
  if (segment.endFrame <= frameCount) return []
  const trim = resized(context, segment, segment.startFrame, frameCount)
  const cut = fixBy(`End it at the last frame, ${frameCount - 1}`, trim)
  const start = Math.min(segment.startFrame, frameCount - 1)
  return [
    {
      key: `outside-video:${segment.id}`,
      rule: 'outside-video',
      severity: 'error',
      segmentIds: [segment.id],
      span: { start: frame(start), end: frame(Math.max(start + 1, frameCount)) },
      words: `${whichSegment(context, segment)}, reaches past the end of the video, which has ${frameCount} frames.`,
      fixes: () => [...cut, removal(context, segment)],
    },
  ]
}

function duplicates(context: LintContext): LintProblem[] {
  const groups = new Map<string, LintSegment[]>()
  for (const segment of context.segments) {
    const key = contentKey(segment)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [segment])
    else group.push(segment)
  }
  return [...groups.values()].flatMap((group) => (group.length < 2 ? [] : [doubled(context, group)]))
}

/** Equal for segments that say the same. */
const contentKey = ({ labelId, startFrame, endFrame, attributes, note }: LintSegment): string =>
  JSON.stringify([labelId, startFrame, endFrame, Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)), note])

function doubled(context: LintContext, group: readonly LintSegment[]): LintProblem {
  const [first, ...others] = group as readonly [LintSegment, ...LintSegment[]]
  const times = group.length === 2 ? 'twice' : `${group.length} times`
  return {
    key: `duplicate:${group.map(({ id }) => id).join(':')}`,
    rule: 'duplicate',
    severity: 'error',
    segmentIds: group.map(({ id }) => id),
    span: spanOf(first),
    words: `${whichSegment(context, first)}, is there ${times}, and all say the same.`,
    fixes: () => [{ words: 'Keep one of them', steps: others.map(deleted) }],
  }
}

const removal = (context: LintContext, segment: LintSegment): LintFix => ({
  words: `Delete the ${nameOf(context, segment)}`,
  steps: [deleted(segment)],
})

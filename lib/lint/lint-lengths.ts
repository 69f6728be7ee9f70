import { endPtsOf, type FrameIndex, timeOf } from '@/lib/frames/frame-index'
import { lengthWords } from '@/lib/labels/describe-rule'
import type { LabelRule } from '@/lib/labels/schema'
import { clampFrame } from '@/lib/time/frame'
import { toSeconds } from '@/lib/time/timebase'
import { countFrames, deleted, fixBy, type LintContext, nameOf, resized, spanOf, whichSegment } from './lint-context'
import type { LintFix, LintProblem, LintSegment } from './problem'

type LengthRule = Extract<LabelRule, { type: 'minimum-length' | 'maximum-length' }>

/** Seconds are sums of exact ticks; this much is what their sums may be off. */
const ROUNDING = 1e-9

/** Segments that are shorter or longer than their label allows. A label that marks one frame has no length to judge. */
export function lintLengths(context: LintContext): LintProblem[] {
  return context.segments.flatMap((segment) => {
    const label = context.labelOf.get(segment.labelId)
    if (label === undefined || label.kind === 'point') return []
    return label.rules.flatMap((rule) => {
      if (rule.type !== 'minimum-length' && rule.type !== 'maximum-length') return []
      const length = lengthOf(context.index, rule, segment.startFrame, segment.endFrame)
      return keeps(rule, length) ? [] : [wrongLength(context, segment, rule, length)]
    })
  })
}

const keeps = ({ type, amount }: Pick<LengthRule, 'type' | 'amount'>, length: number): boolean =>
  type === 'minimum-length' ? length >= amount - ROUNDING : length <= amount + ROUNDING

/** How long [start, end) is, in the unit of the rule; the seconds are those of the frame index. */
function lengthOf(index: FrameIndex, { unit }: LengthRule, start: number, end: number): number {
  if (unit === 'frames') return end - start
  const last = endPtsOf(index, clampFrame(end - 1, index.frameCount))
  return toSeconds(last, index.timebase) - timeOf(index, clampFrame(start, index.frameCount))
}

function wrongLength(context: LintContext, segment: LintSegment, rule: LengthRule, length: number): LintProblem {
  const has = rule.unit === 'frames' ? countFrames(length) : `${Math.round(length * 1000) / 1000} s`
  const bound = rule.type === 'minimum-length' ? 'at least' : 'at most'
  return {
    key: `${rule.type}:${rule.amount}:${rule.unit}:${segment.id}`,
    rule: rule.type,
    severity: 'error',
    segmentIds: [segment.id],
    span: spanOf(segment),
    words: `${whichSegment(context, segment)}, has ${has}; it must have ${bound} ${lengthWords(rule)}.`,
    fixes: () => (rule.type === 'minimum-length' ? longer(context, segment, rule) : shorter(context, segment, rule)),
  }
}

function longer(context: LintContext, segment: LintSegment, rule: LengthRule): LintFix[] {
  const { index } = context
  const { startFrame, endFrame } = segment
  const name = nameOf(context, segment)
  const isLongEnough = (start: number, end: number) => keeps(rule, lengthOf(index, rule, start, end))
  const end = first(endFrame + 1, index.frameCount, (each) => isLongEnough(startFrame, each))
  const lastEnd = Math.min(endFrame, index.frameCount)
  const back = first(1, lastEnd, (each) => isLongEnough(lastEnd - each, lastEnd))
  return [
    ...(end === null ? [] : fixBy(`End ${name} at frame ${end - 1}`, resized(context, segment, startFrame, end))),
    ...(back === null
      ? []
      : fixBy(`Start ${name} at frame ${lastEnd - back}`, resized(context, segment, lastEnd - back, lastEnd))),
    ...fixBy(`Delete the ${name}`, [deleted(segment)]),
  ]
}

function shorter(context: LintContext, segment: LintSegment, rule: LengthRule): LintFix[] {
  const { startFrame, endFrame } = segment
  const name = nameOf(context, segment)
  const lengthFrom = (start: number, end: number) => lengthOf(context.index, rule, start, end)
  const count = endFrame - startFrame
  // How many frames must go, from behind and from before.
  const behind = first(1, count - 1, (each) => keeps(rule, lengthFrom(startFrame, endFrame - each)))
  const before = first(1, count - 1, (each) => keeps(rule, lengthFrom(startFrame + each, endFrame)))
  return [
    ...(behind === null
      ? []
      : fixBy(
          `End ${name} at frame ${endFrame - behind - 1}`,
          resized(context, segment, startFrame, endFrame - behind),
        )),
    ...(before === null
      ? []
      : fixBy(
          `Start ${name} at frame ${startFrame + before}`,
          resized(context, segment, startFrame + before, endFrame),
        )),
    ...fixBy(`Delete the ${name}`, [deleted(segment)]),
  ]
}

/** The least of `low` to `high` for which `holds`, which stays true once it is; null where it never is. */
function first(low: number, high: number, holds: (value: number) => boolean): number | null {
  if (low > high || !holds(high)) return null
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

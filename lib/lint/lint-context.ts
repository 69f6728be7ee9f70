import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label, SetRule } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { FixStep, LintFix, LintSegment } from './problem'

/** What a document is judged from. `segments` in any order; proposals and deleted ones are no part of the work. */
export type LintInput = {
  readonly segments: readonly LintSegment[]
  readonly labels: readonly Label[]
  readonly setRules: readonly SetRule[]
  readonly index: FrameIndex
}

/** The same, made ready: `segments` are those of the work by start, end and id. */
export type LintContext = {
  readonly segments: readonly LintSegment[]
  readonly labels: readonly Label[]
  readonly labelOf: ReadonlyMap<string, Label>
  readonly setRules: readonly SetRule[]
  readonly index: FrameIndex
}

export function lintContext({ segments, labels, setRules, index }: LintInput): LintContext {
  const work = segments.filter(({ isProposal, deleted }) => !isProposal && !deleted)
  return {
    segments: work.sort(inOrder),
    labels,
    labelOf: new Map(labels.map((label) => [label.id, label])),
    setRules,
    index,
  }
}

/** By start, then end, then id: the same segments in any order are judged alike. */
const inOrder = (a: LintSegment, b: LintSegment): number =>
  a.startFrame - b.startFrame || a.endFrame - b.endFrame || (a.id < b.id ? -1 : 1)

export const nameOf = ({ labelOf }: LintContext, { labelId }: Pick<LintSegment, 'labelId'>): string =>
  labelOf.get(labelId)?.name ?? 'A segment without a known label'

/** `Polyp, frames 40 to 79`; both frames are inside. */
export const whichSegment = (context: LintContext, segment: LintSegment): string =>
  `${nameOf(context, segment)}, ${framesWords(segment)}`

export const framesWords = ({ startFrame, endFrame }: Pick<LintSegment, 'startFrame' | 'endFrame'>): string =>
  endFrame - startFrame === 1 ? `frame ${startFrame}` : `frames ${startFrame} to ${endFrame - 1}`

export const countFrames = (count: number): string => `${count} ${count === 1 ? 'frame' : 'frames'}`

export const spanOf = ({ startFrame, endFrame }: LintSegment): FrameSpan => ({ start: startFrame, end: endFrame })

/** Whether other frames can be given to the segment: a point has one, and the server judges no unknown label. */
export const isResizable = ({ labelOf }: LintContext, { labelId }: LintSegment): boolean =>
  labelOf.get(labelId)?.kind === 'interval'

/** Whether a new segment can get the label. */
export const isChoosable = (label: Label | undefined): label is Label => label?.kind === 'interval' && !label.isRetired

/** The segment at [start, end), cut off at the ends of the video; nothing where it cannot be or would change nothing. */
export function resized(context: LintContext, segment: LintSegment, start: number, end: number): FixStep[] {
  const [first, last] = [Math.max(0, start), Math.min(end, context.index.frameCount)]
  if (first >= last || !isResizable(context, segment)) return []
  const changes = {
    ...(first === segment.startFrame ? {} : { startFrame: frame(first) }),
    ...(last === segment.endFrame ? {} : { endFrame: frame(last) }),
  }
  return Object.keys(changes).length === 0 ? [] : [{ type: 'change', segmentId: segment.id, changes }]
}

export const deleted = ({ id }: LintSegment): FixStep => ({ type: 'delete', segmentId: id })

/** A new segment of `labelId` at [start, end) inside the video. */
export const created = (labelId: string, start: number, end: number, like?: LintSegment): FixStep => ({
  type: 'create',
  content: {
    labelId,
    startFrame: frame(start),
    endFrame: frame(end),
    attributes: like?.attributes ?? {},
    note: like?.note ?? '',
    isProposal: false,
  },
})

/** The fix of `steps`; none where there is nothing to do. */
export const fixBy = (words: string, steps: readonly FixStep[]): LintFix[] =>
  steps.length === 0 ? [] : [{ words, steps }]

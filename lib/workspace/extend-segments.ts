import type { Frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName } from './segment-words'
import { countWords, editableSelection, isPoint, refuse } from './selected-segments'

/**
 * Extends the selected segments to their neighbours: the start back to where the previous segment ends, or the end on to
 * where the next one starts, of the `same-label` or of any. Points and what overlaps are no neighbours; nor are proposals
 * of segments. Those without a neighbour, or that touch it already, stay as they are; refused if that is all.
 */
export function extendSegments(
  session: LabelingSession,
  edge: 'start' | 'end',
  to: 'same-label' | 'any',
  context: LabelingContext,
): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const selected = selection.value
  const goals = selected.map((segment) => ({ segment, at: neighbourBoundary(segment, edge, to, context) }))
  const extended = goals.flatMap(({ segment, at }) =>
    at === undefined || at === (edge === 'start' ? segment.startFrame : segment.endFrame) ? [] : [{ segment, at }],
  )
  const [first] = extended
  if (first === undefined) {
    return refuse(
      session,
      nothingToReach(
        selected,
        edge,
        to,
        goals.some(({ at }) => at !== undefined),
        context,
      ),
    )
  }
  const done = extended.map(({ segment }) => segment)
  const left = selected.length - done.length
  return {
    session,
    commands: extended.map(({ segment, at }) => ({
      type: 'change',
      segmentId: segment.id,
      changes: edge === 'start' ? { startFrame: at } : { endFrame: at },
    })),
    message: extendedWords(done, first.at, left, edge, context),
  }
}

function extendedWords(
  done: readonly DocumentSegment[],
  at: Frame,
  left: number,
  edge: 'start' | 'end',
  context: LabelingContext,
): string {
  const rest = left === 0 ? '' : left === 1 ? '; 1 stays as it is' : `; ${left} stay as they are`
  if (done.length > 1) return `${done.length} segments extended to their neighbours${rest}`
  return `${countWords(done, context)} ${edge === 'start' ? `starts at frame ${at}` : `ends at frame ${at - 1}`}${rest}`
}

function neighbourBoundary(
  segment: DocumentSegment,
  edge: 'start' | 'end',
  to: 'same-label' | 'any',
  context: LabelingContext,
): Frame | undefined {
  if (isPoint(segment, context)) return undefined
  const neighbours = context.segments.filter(
    (other) =>
      other !== segment &&
      other.isProposal === segment.isProposal &&
      (to === 'any' || other.labelId === segment.labelId) &&
      !isPoint(other, context),
  )
  if (edge === 'start') {
    const before = neighbours.map(({ endFrame }) => endFrame).filter((at) => at <= segment.startFrame)
    return before.toSorted((a, b) => b - a)[0]
  }
  const after = neighbours.map(({ startFrame }) => startFrame).filter((at) => at >= segment.endFrame)
  return after.toSorted((a, b) => a - b)[0]
}

function nothingToReach(
  selected: readonly DocumentSegment[],
  edge: 'start' | 'end',
  to: 'same-label' | 'any',
  isTouching: boolean,
  context: LabelingContext,
): string {
  const [first] = selected
  if (first === undefined) return ''
  const name = labelName(context.labels, first.labelId)
  if (isPoint(first, context)) return `${name} marks a single frame and cannot be extended`
  const side = edge === 'start' ? 'before' : 'after'
  if (isTouching) return `${countWords(selected, context)}: the segment ${side} is touched already`
  const what = to === 'any' ? 'segment' : name
  return `There is no ${what} ${side} ${countWords(selected, context)} to extend to`
}

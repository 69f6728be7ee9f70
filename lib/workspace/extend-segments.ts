import type { Frame } from '@/lib/time/frame'
import { boundaryOf } from './boundary-strip'
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
  const goalOf = neighbourBoundaries(edge, to, context)
  const goals = selected.map((segment) => ({ segment, at: goalOf(segment) }))
  const extended = goals.flatMap(({ segment, at }) =>
    at === undefined || at === boundaryOf(segment, edge) ? [] : [{ segment, at }],
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

/** Tells for a segment where its neighbour on that side ends or starts; found without looking at every other segment. */
function neighbourBoundaries(
  edge: 'start' | 'end',
  to: 'same-label' | 'any',
  context: LabelingContext,
): (segment: DocumentSegment) => Frame | undefined {
  const keyOf = ({ isProposal, labelId }: DocumentSegment) => `${isProposal} ${to === 'any' ? '' : labelId}`
  const boundaries = new Map<string, Frame[]>()
  for (const segment of context.segments) {
    if (isPoint(segment, context)) continue
    const at = edge === 'start' ? segment.endFrame : segment.startFrame
    const key = keyOf(segment)
    const known = boundaries.get(key)
    if (known === undefined) boundaries.set(key, [at])
    else known.push(at)
  }
  for (const places of boundaries.values()) places.sort((a, b) => a - b)
  return (segment) => {
    if (isPoint(segment, context)) return undefined
    const places = boundaries.get(keyOf(segment)) ?? []
    // Its own boundary never is on that side of it.
    return edge === 'start'
      ? places[countBelow(places, segment.startFrame + 1) - 1]
      : places[countBelow(places, segment.endFrame)]
  }
}

/** How many of `places`, which are in order, are less than `bound`. */
function countBelow(places: readonly Frame[], bound: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((places[middle] ?? 0) < bound) low = middle + 1
    else high = middle
  }
  return low
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

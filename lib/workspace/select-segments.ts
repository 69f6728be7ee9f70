import type { DocumentSegment } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName } from './segment-words'
import { refuse, segmentWords, selectedSegments } from './selected-segments'

/**
 * Selects the next segment (1) or the one before (-1), by start, and shows its first frame; without a selection, the
 * nearest one from the playhead. With `isAdding` what is selected stays so; going back over it lets go of it again.
 */
export function selectBeside(
  session: LabelingSession,
  direction: 1 | -1,
  isAdding: boolean,
  context: LabelingContext,
): LabelingStep {
  const next = besideSelection(session, direction, context)
  if (next === undefined) {
    const words =
      context.segments.length === 0
        ? 'There is no segment to select'
        : `This is the ${direction === 1 ? 'last' : 'first'} segment`
    return refuse(session, words)
  }
  const { selectedIds } = session
  const isBack = selectedIds.includes(next.id)
  const kept = selectedIds.filter((id, at) => id !== next.id && !(isBack && at === selectedIds.length - 1))
  const ids = isAdding ? [...kept, next.id] : [next.id]
  return {
    session: { ...session, selectedIds: ids },
    commands: [],
    seekTo: next.startFrame,
    message: `${segmentWords(next, context)}${context.isLocked(next.id) ? ', locked' : ''}${ids.length > 1 ? `; ${ids.length} selected` : ''}`,
  }
}

function besideSelection(
  session: LabelingSession,
  direction: 1 | -1,
  { segments, playhead }: LabelingContext,
): DocumentSegment | undefined {
  const at = segments.findIndex(({ id }) => id === session.selectedIds.at(-1))
  if (at !== -1) return segments[at + direction]
  return direction === 1
    ? segments.find(({ startFrame }) => startFrame >= playhead)
    : segments.findLast(({ startFrame }) => startFrame <= playhead)
}

/** Selects every segment on screen. */
export const selectAll = (session: LabelingSession, context: LabelingContext): LabelingStep =>
  selectThese(session, context.segments, 'There is no segment to select', 'all')

/** Selects every segment of the labels that are selected; without a selection, of the segment at the playhead. */
export function selectSameLabel(session: LabelingSession, context: LabelingContext): LabelingStep {
  const selected = selectedSegments(session, context)
  const meant = selected.length > 0 ? selected : shortestFirst(context).slice(0, 1)
  const labelIds = new Set(meant.map(({ labelId }) => labelId))
  const same = context.segments.filter(({ labelId }) => labelIds.has(labelId))
  const names = [...labelIds].map((id) => labelName(context.labels, id)).join(', ')
  return selectThese(session, same, 'Select a segment first: then all of its label are', `all of ${names}`)
}

/** Selects the segment at the playhead; pressed again the next longer one there, so that each can be reached. */
export function selectHere(session: LabelingSession, context: LabelingContext): LabelingStep {
  const here = shortestFirst(context)
  const at = here.findIndex(({ id }) => id === session.selectedIds.at(-1))
  const next = here[at === -1 ? 0 : (at + 1) % here.length]
  if (next === undefined)
    return refuse(session, `No segment at frame ${context.playhead}: [ and ] go to the next boundary`)
  const others = here.length === 1 ? '' : `; ${here.length} are here, again selects the next`
  return {
    session: { ...session, selectedIds: [next.id] },
    commands: [],
    message: `${segmentWords(next, context)}${others}`,
  }
}

const shortestFirst = ({ segments, playhead }: LabelingContext): readonly DocumentSegment[] =>
  segments
    .filter(({ startFrame, endFrame }) => startFrame <= playhead && playhead < endFrame)
    .toSorted((a, b) => a.endFrame - a.startFrame - (b.endFrame - b.startFrame))

function selectThese(
  session: LabelingSession,
  segments: readonly DocumentSegment[],
  none: string,
  what: string,
): LabelingStep {
  if (segments.length === 0) return refuse(session, none)
  return {
    session: { ...session, selectedIds: segments.map(({ id }) => id) },
    commands: [],
    message: `${segments.length} selected: ${what}`,
  }
}

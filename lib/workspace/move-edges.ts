import { err, ok, type Result } from '@/lib/result/result'
import type { Frame } from '@/lib/time/frame'
import { boundaryAt, boundaryOf, frameOfEdge } from './boundary-strip'
import type { DocumentSegment } from './document'
import type { Command } from './edit'
import type { Bond } from './edit-action'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName } from './segment-words'
import { countWords, editableSelection, isPoint, lockedWords, refuse, segmentWords } from './selected-segments'
import { type BoundaryField, type LockedInTheWay, moveEdges } from './shared-boundaries'

type Edge = 'start' | 'end'

/**
 * Moves the first or the last frame of every selected segment `by` frames, with what touches it or `alone`. Each stops
 * where a segment would have no frame left, and at the ends of the video. The frame of the primary one is shown.
 */
export function moveSelectedEdges(
  session: LabelingSession,
  edge: Edge,
  by: number,
  bond: Bond,
  context: LabelingContext,
): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const selected = selection.value
  const targets = selected.map((segment) => ({ segmentId: segment.id, edge, to: boundaryOf(segment, edge) + by }))
  const moved = moveEdges(context.segments, targets, boundaryField(bond, context))
  if (!moved.ok) return refuse(session, inTheWayWords(moved.error, context))
  if (moved.value.length === 0) return refuse(session, stuckWords(selected, edge, by, bond, context))
  return edgesMoved(session, selected, edge, moved.value, context)
}

/** The frame on screen becomes the first or the last one of every selected segment; refused if one of them cannot. */
export function setSelectedEdges(
  session: LabelingSession,
  edge: Edge,
  bond: Bond,
  context: LabelingContext,
): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  return placeEdges(session, selection.value, edge, context.playhead, bond, context)
}

/** `at` becomes the first or the last frame of one segment, as somebody wrote it; refused if it cannot be exactly there. */
export function placeEdge(
  session: LabelingSession,
  segmentId: string,
  edge: Edge,
  at: Frame,
  bond: Bond,
  context: LabelingContext,
): LabelingStep {
  const segment = context.segments.find(({ id }) => id === segmentId)
  if (segment === undefined) return refuse(session, 'That segment is deleted or hidden, so it was not changed')
  if (context.isLocked(segmentId)) return refuse(session, lockedWords(segment, context))
  return placeEdges(session, [segment], edge, at, bond, context)
}

function placeEdges(
  session: LabelingSession,
  segments: readonly DocumentSegment[],
  edge: Edge,
  at: Frame,
  bond: Bond,
  context: LabelingContext,
): LabelingStep {
  const commands = commandsToPlace(segments, edge, at, bond, context)
  if (!commands.ok) return refuse(session, commands.error)
  if (commands.value.length === 0) {
    return refuse(session, `Frame ${at} is the ${edge === 'start' ? 'first' : 'last'} one already`)
  }
  return edgesMoved(session, segments, edge, commands.value, context)
}

function commandsToPlace(
  segments: readonly DocumentSegment[],
  edge: Edge,
  at: Frame,
  bond: Bond,
  context: LabelingContext,
): Result<readonly Command[], string> {
  if (at >= context.frameCount) return err(`The last frame of this video is ${context.frameCount - 1}`)
  const to = boundaryAt(edge, at)
  const backwards = segments.find((segment) => !isPoint(segment, context) && turnsRound(segment, edge, at))
  if (backwards !== undefined) {
    const side = edge === 'start' ? 'after its last' : 'before its first'
    return err(`Frame ${at} is ${side} frame: ${segmentWords(backwards, context)}, would have no frame left`)
  }
  const targets = segments.map(({ id }) => ({ segmentId: id, edge, to }))
  const moved = moveEdges(context.segments, targets, boundaryField(bond, context))
  if (!moved.ok) return err(inTheWayWords(moved.error, context))
  const spanOf = spansAfter(moved.value)
  const short = segments.find((segment) => boundaryOf(spanOf(segment), edge) !== to)
  return short === undefined
    ? ok(moved.value)
    : err(`The neighbour of ${segmentWords(short, context)}, would have no frame left: with Alt only this edge moves`)
}

const turnsRound = ({ startFrame, endFrame }: DocumentSegment, edge: Edge, at: Frame): boolean =>
  edge === 'start' ? at >= endFrame : at < startFrame

/** What moving boundaries has to respect. */
export const boundaryField = (bond: Bond, context: LabelingContext): BoundaryField => ({
  frameCount: context.frameCount,
  bond,
  isPoint: (segment) => isPoint(segment, context),
  isLocked: context.isLocked,
})

/** Tells where each segment is after `commands`. */
function spansAfter(commands: readonly Command[]): (segment: DocumentSegment) => DocumentSegment {
  const byId = new Map(commands.map((command) => [command.segmentId, command]))
  return (segment) => {
    const command = byId.get(segment.id)
    return command?.type === 'change' ? { ...segment, ...command.changes } : segment
  }
}

function edgesMoved(
  session: LabelingSession,
  moved: readonly DocumentSegment[],
  edge: Edge,
  commands: readonly Command[],
  context: LabelingContext,
): LabelingStep {
  const primary = moved.at(-1)
  if (primary === undefined) return refuse(session, '')
  const after = spansAfter(commands)(primary)
  const movedIds = new Set(moved.map(({ id }) => id))
  const along = commands.filter(({ segmentId }) => !movedIds.has(segmentId)).length
  const name = moved.length === 1 ? labelName(context.labels, primary.labelId) : countWords(moved, context)
  const at = frameOfEdge(edge, boundaryOf(after, edge))
  const neighbours = along === 0 ? '' : `, ${along === 1 ? 'its neighbour' : `${along} neighbours`} with it`
  return {
    session,
    commands,
    seekTo: at,
    message: `${edge === 'start' ? 'First' : 'Last'} frame of ${name}: ${at}${neighbours}`,
  }
}

const inTheWayWords = ({ segment, isNeighbour }: LockedInTheWay, context: LabelingContext): string =>
  isNeighbour
    ? `${segmentWords(segment, context)}, touches here and is locked: unlock it, or move this edge alone with Alt`
    : lockedWords(segment, context)

function stuckWords(
  selected: readonly DocumentSegment[],
  edge: Edge,
  by: number,
  bond: Bond,
  context: LabelingContext,
): string {
  const isOutwards = edge === 'start' ? by < 0 : by > 0
  const isAtEnd = selected.some((segment) => boundaryOf(segment, edge) === (edge === 'start' ? 0 : context.frameCount))
  if (isOutwards && isAtEnd) return `The video ${edge === 'start' ? 'starts' : 'ends'} here`
  if (isOutwards && bond === 'shared') return 'The neighbour has one frame left: with Alt only this edge moves'
  return `${countWords(selected, context)} cannot be shorter than one frame: Delete removes it`
}

import type { Label } from '@/lib/labels/schema'
import { type Frame, frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { type LabelingContext, type LabelingSession, type LabelingStep, primaryId } from './labeling'

/** The name of a label, also when the label set does not have it any more. */
export const labelName = (labels: readonly Label[], labelId: string): string =>
  labels.find(({ id }) => id === labelId)?.name ?? 'unknown label'

/**
 * What a label key does, by what the annotator is in the middle of: a point label marks the frame on screen; an in point
 * gets its end; a selected segment gets the label, unless it is being labeled live; else it is labeled
 * `live`: the label starts here, or ends.
 */
export function applyLabel(session: LabelingSession, labelId: string, context: LabelingContext): LabelingStep | 'live' {
  const { labels, segments, playhead } = context
  const label = labels.find(({ id }) => id === labelId)
  if (label === undefined) return { session, commands: [], message: 'There is no such label' }
  const selected = segments.find(({ id }) => id === primaryId(session))
  const isLive = context.isPlaying === true || session.running.length > 0
  if (session.inPoint === null && !isLive && selected !== undefined && canCarry(selected, label)) {
    return relabel(session, selected, label, labels)
  }
  if (label.kind === 'point') return createSegment(session, label.id, playhead, playhead, context)
  if (session.inPoint === null) return 'live'
  return createSegment(session, label.id, session.inPoint, session.outPoint ?? playhead, context)
}

/**
 * The segment from frame `a` to frame `b`, both inside it, in either order. A point label leaves the marks alone: it
 * marks one frame in the middle of whatever is going on.
 */
export function createSegment(
  session: LabelingSession,
  labelId: string,
  a: Frame,
  b: Frame,
  context: LabelingContext,
): LabelingStep {
  const command = createCommand(labelId, a, b, context.newId())
  const isPoint = context.labels.find(({ id }) => id === labelId)?.kind === 'point'
  return {
    session: isPoint ? session : { ...session, inPoint: null, outPoint: null },
    commands: [command],
    message: `${labelName(context.labels, labelId)}: ${spanWords(command.content)}`,
  }
}

/** What makes the segment from frame `a` to frame `b`, both inside it, in either order. */
export function createCommand(labelId: string, a: Frame, b: Frame, segmentId: string) {
  const startFrame = frame(Math.min(a, b))
  const endFrame = frame(Math.max(a, b) + 1)
  const content = { labelId, startFrame, endFrame, attributes: {}, note: '', isProposal: false }
  return { type: 'create', segmentId, content } as const
}

function relabel(
  session: LabelingSession,
  selected: DocumentSegment,
  label: Label,
  labels: readonly Label[],
): LabelingStep {
  if (selected.labelId === label.id) {
    return { session, commands: [], message: `The selected segment is ${label.name} already: Esc lets go of it` }
  }
  return {
    session,
    commands: [{ type: 'change', segmentId: selected.id, changes: { labelId: label.id } }],
    message: `${labelName(labels, selected.labelId)} is now ${label.name}`,
  }
}

/** A point label marks one frame, so only a segment of one frame can get it. */
const canCarry = (segment: DocumentSegment, label: Label): boolean =>
  label.kind === 'interval' || segment.endFrame - segment.startFrame === 1

/** `frame 12` or `frames 40 to 79 (40 frames)`: both frames named are inside the segment. */
export const spanWords = ({
  startFrame,
  endFrame,
}: {
  readonly startFrame: number
  readonly endFrame: number
}): string =>
  endFrame - startFrame === 1
    ? `frame ${startFrame}`
    : `frames ${startFrame} to ${endFrame - 1} (${endFrame - startFrame} frames)`

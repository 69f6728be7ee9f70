import { type Frame, frame } from '@/lib/time/frame'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { canCarry, relabelSegments } from './relabel-segments'
import { labelName, spanWords } from './segment-words'
import { labelFlaw, refuse, selectedSegments } from './selected-segments'

/**
 * What a label key does, by what the annotator is in the middle of: a point label marks the frame on screen; an in point
 * gets its end; selected segments get the label, unless it is being labeled live; else it is labeled `live`: the label
 * starts here, or ends.
 */
export function applyLabel(session: LabelingSession, labelId: string, context: LabelingContext): LabelingStep | 'live' {
  const { labels, playhead } = context
  const label = labels.find(({ id }) => id === labelId)
  const flaw = labelFlaw(labelId, context)
  // The key of what went out of use while it ran still ends it.
  if (label !== undefined && flaw !== null && session.running.some((each) => each.labelId === labelId)) return 'live'
  if (flaw !== null || label === undefined) return refuse(session, flaw ?? '')
  const isLive = context.isPlaying === true || session.running.length > 0
  const selected = isLive || session.inPoint !== null ? [] : selectedSegments(session, context)
  if (selected.length > 0 && selected.every((segment) => canCarry(segment, label))) {
    return relabelSegments(session, label.id, context)
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
  context: Pick<LabelingContext, 'labels' | 'newId'>,
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

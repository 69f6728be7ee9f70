import type { Label } from '@/lib/labels/schema'
import { type Frame, frame } from '@/lib/time/frame'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { canCarry, relabelSegments } from './relabel-segments'
import { labelName, spanWords } from './segment-words'
import { labelFlaw, selectedSegments } from './selected-segments'

/**
 * What a label key does, by what the annotator is in the middle of: a point label marks the frame on screen; an in point
 * gets its end; selected segments get the label; else the label starts here and the same key ends it.
 */
export function applyLabel(session: LabelingSession, labelId: string, context: LabelingContext): LabelingStep {
  const { labels, playhead } = context
  const label = labels.find(({ id }) => id === labelId)
  const flaw = labelFlaw(labelId, context)
  if (flaw !== null || label === undefined) return { session, commands: [], message: flaw ?? '' }
  const selected = selectedSegments(session, context)
  if (session.inPoint === null && selected.length > 0 && selected.every((segment) => canCarry(segment, label))) {
    return relabelSegments(session, label.id, context)
  }
  if (label.kind === 'point') return createSegment(session, label.id, playhead, playhead, context)
  if (session.inPoint === null) return start(label, playhead)
  if (session.isLive && session.armedLabelId !== label.id) return handOver(session, label, session.inPoint, context)
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
  const startFrame = frame(Math.min(a, b))
  const endFrame = frame(Math.max(a, b) + 1)
  const isPoint = context.labels.find(({ id }) => id === labelId)?.kind === 'point'
  const content = { labelId, startFrame, endFrame, attributes: {}, note: '', isProposal: false }
  const done = { ...session, inPoint: null, outPoint: null, isLive: false, armedLabelId: null }
  return {
    session: isPoint ? session : done,
    commands: [{ type: 'create', segmentId: context.newId(), content }],
    message: `${labelName(context.labels, labelId)}: ${spanWords(content)}`,
  }
}

function start(label: Label, playhead: Frame): LabelingStep {
  return {
    session: { inPoint: playhead, outPoint: null, armedLabelId: label.id, isLive: true, selectedIds: [] },
    commands: [],
    message: `${label.name} started at frame ${playhead}: press ${label.hotkey ?? 'it'} again at its last frame`,
  }
}

/** Another label while one is running: the running one ends on the frame before, the new one starts here. */
function handOver(session: LabelingSession, label: Label, inPoint: Frame, context: LabelingContext): LabelingStep {
  const { playhead, labels } = context
  const running = session.armedLabelId
  const started = start(label, playhead)
  if (running === null || playhead <= inPoint) return started
  const ended = createSegment(session, running, inPoint, frame(playhead - 1), context)
  return {
    session: started.session,
    commands: ended.commands,
    message: `${labelName(labels, running)} ended at frame ${playhead - 1}, ${label.name} started at frame ${playhead}`,
  }
}

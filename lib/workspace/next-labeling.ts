import { assertNever } from '@/lib/result/assert-never'
import { frame } from '@/lib/time/frame'
import { applyLabel, labelName } from './apply-label'
import { boundaryBeside, splittableAt } from './boundaries'
import { contentOf } from './document'
import {
  IDLE_SESSION,
  type LabelingAction,
  type LabelingContext,
  type LabelingSession,
  type LabelingStep,
  primaryId,
} from './labeling'
import { dropRunning, endAll, pressLabel, releaseLabel } from './live-labeling'

/** What `action` comes to with the playhead where it is. Every action is answered with words, also one that cannot be. */
export function nextLabeling(session: LabelingSession, action: LabelingAction, context: LabelingContext): LabelingStep {
  switch (action.type) {
    case 'in-point':
      return setInPoint(session, context)
    case 'out-point':
      return setOutPoint(session, context)
    case 'label':
      return labelKey(session, action, context)
    case 'label-released':
      return releaseLabel(session, action.labelId, action.heldMs, context)
    case 'delete':
      return deleteSelected(session, context)
    case 'split':
      return splitAtPlayhead(session, context)
    case 'boundary':
      return goToBoundary(session, action.direction, context)
    case 'clear':
      return clear(session, context)
    default:
      return assertNever(action)
  }
}

function labelKey(
  session: LabelingSession,
  { labelId, isHeld = false }: Extract<LabelingAction, { type: 'label' }>,
  context: LabelingContext,
): LabelingStep {
  const step = applyLabel(session, labelId, context)
  return step === 'live' ? pressLabel(session, labelId, isHeld, context) : step
}

function setInPoint({ running }: LabelingSession, { playhead }: LabelingContext): LabelingStep {
  return {
    session: { ...IDLE_SESSION, running, inPoint: playhead },
    commands: [],
    message: `In point set at frame ${playhead}: press a label key at the last frame`,
  }
}

function setOutPoint(session: LabelingSession, context: LabelingContext): LabelingStep {
  const { inPoint, running } = session
  const { playhead } = context
  if (inPoint === null && running.length > 0) return endAll(session, context)
  if (inPoint === null) {
    return { session, commands: [], message: 'No in point yet: press I at the first frame, then O at the last' }
  }
  return {
    session: { ...session, outPoint: playhead },
    commands: [],
    message: `Out point set at frame ${playhead}: press a label key for frames ${Math.min(inPoint, playhead)} to ${Math.max(inPoint, playhead)}`,
  }
}

function deleteSelected(session: LabelingSession, { segments, labels }: LabelingContext): LabelingStep {
  const selected = segments.find(({ id }) => id === primaryId(session))
  if (selected === undefined) {
    return { session, commands: [], message: 'Nothing selected: click a segment, then press Delete' }
  }
  return {
    session: { ...session, selectedIds: [] },
    commands: [{ type: 'delete', segmentId: selected.id }],
    message: `Deleted ${labelName(labels, selected.labelId)}, frames ${selected.startFrame} to ${selected.endFrame - 1}. Ctrl+Z brings it back`,
  }
}

function splitAtPlayhead(session: LabelingSession, context: LabelingContext): LabelingStep {
  const { playhead, segments, labels, newId } = context
  const target = splittableAt(segments, playhead, primaryId(session))
  if (target === undefined) {
    return { session, commands: [], message: `No segment to split before frame ${playhead}` }
  }
  const secondId = newId()
  return {
    session: { ...session, selectedIds: [secondId] },
    commands: [
      { type: 'change', segmentId: target.id, changes: { endFrame: playhead } },
      { type: 'create', segmentId: secondId, content: { ...contentOf(target), startFrame: playhead } },
    ],
    message: `Split ${labelName(labels, target.labelId)}: the second part starts at frame ${playhead}`,
  }
}

function goToBoundary(
  session: LabelingSession,
  direction: 1 | -1,
  { playhead, segments, labels }: LabelingContext,
): LabelingStep {
  const boundary = boundaryBeside(segments, playhead, direction)
  if (boundary === undefined) {
    return { session, commands: [], message: `No boundary ${direction === 1 ? 'after' : 'before'} frame ${playhead}` }
  }
  const name = labelName(labels, boundary.segment.labelId)
  return {
    session,
    commands: [],
    seekTo: frame(boundary.at),
    message: `${boundary.edge === 'start' ? 'First' : 'Last'} frame of ${name}: ${boundary.at}`,
  }
}

/** Lets go of one thing at a time: first the marks, then what is running, then the selection. */
function clear(session: LabelingSession, { labels }: LabelingContext): LabelingStep {
  if (session.inPoint !== null) {
    return { session: { ...session, inPoint: null, outPoint: null }, commands: [], message: 'Marks cleared' }
  }
  if (session.running.length > 0) return dropRunning(session, labels)
  return { session: IDLE_SESSION, commands: [], message: session.selectedIds.length === 0 ? '' : 'Selection cleared' }
}

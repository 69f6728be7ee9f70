import { frame } from '@/lib/time/frame'
import { applyLabel } from './apply-label'
import { boundaryBeside } from './boundaries'
import { deleteSegments } from './delete-segments'
import {
  IDLE_SESSION,
  type LabelingAction,
  type LabelingContext,
  type LabelingSession,
  type LabelingStep,
} from './labeling'
import { dropRunning, endAll, pressLabel, releaseLabel } from './live-labeling'
import { nextEdit } from './next-edit'
import { labelName } from './segment-words'
import { refuse } from './selected-segments'
import { splitSegments } from './split-segments'

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
      return deleteSegments(session, context)
    case 'split':
      return splitSegments(session, context)
    case 'boundary':
      return goToBoundary(session, action.direction, context)
    case 'clear':
      return clear(session, context)
    default:
      return nextEdit(session, action, context)
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
    return refuse(session, 'No in point yet: press I at the first frame, then O at the last')
  }
  return {
    session: { ...session, outPoint: playhead },
    commands: [],
    message: `Out point set at frame ${playhead}: press a label key for frames ${Math.min(inPoint, playhead)} to ${Math.max(inPoint, playhead)}`,
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

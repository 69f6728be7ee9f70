import { frame } from '@/lib/time/frame'
import { applyLabel, createSegment } from './apply-label'
import { boundaryBeside } from './boundaries'
import { deleteSegments } from './delete-segments'
import {
  IDLE_SESSION,
  type LabelingAction,
  type LabelingContext,
  type LabelingSession,
  type LabelingStep,
} from './labeling'
import { nextEdit } from './next-edit'
import { labelName } from './segment-words'
import { splitSegments } from './split-segments'

/** What `action` comes to with the playhead where it is. Every action is answered with words, also one that cannot be. */
export function nextLabeling(session: LabelingSession, action: LabelingAction, context: LabelingContext): LabelingStep {
  switch (action.type) {
    case 'in-point':
      return setInPoint(context)
    case 'out-point':
      return setOutPoint(session, context)
    case 'label':
      return applyLabel(session, action.labelId, context)
    case 'delete':
      return deleteSegments(session, context)
    case 'split':
      return splitSegments(session, context)
    case 'boundary':
      return goToBoundary(session, action.direction, context)
    case 'clear':
      return clear(session)
    default:
      return nextEdit(session, action, context)
  }
}

function setInPoint({ playhead }: LabelingContext): LabelingStep {
  return {
    session: { ...IDLE_SESSION, inPoint: playhead },
    commands: [],
    message: `In point set at frame ${playhead}: press a label key at the last frame`,
  }
}

function setOutPoint(session: LabelingSession, context: LabelingContext): LabelingStep {
  const { inPoint, armedLabelId } = session
  const { playhead } = context
  if (inPoint === null) {
    return { session, commands: [], message: 'No in point yet: press I at the first frame, then O at the last' }
  }
  if (armedLabelId !== null) return createSegment(session, armedLabelId, inPoint, playhead, context)
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

/** Lets go of one thing at a time: first the marks, then the selection. */
function clear(session: LabelingSession): LabelingStep {
  if (session.inPoint !== null) {
    return { session: { ...IDLE_SESSION, selectedIds: session.selectedIds }, commands: [], message: 'Marks cleared' }
  }
  return { session: IDLE_SESSION, commands: [], message: session.selectedIds.length === 0 ? '' : 'Selection cleared' }
}

import { type Frame, frame } from '@/lib/time/frame'
import { createSegment } from './apply-label'
import { IDLE_SESSION, type LabelingContext, type LabelingSession, type LabelingStep } from './labeling'
import { gapsOf } from './next-gap'
import { labelName } from './segment-words'
import { isPoint, labelFlaw, refuse, segmentWords } from './selected-segments'

/**
 * Fills the gap around the playhead, all frames up to the segments on either side, with a label: the one that is said,
 * else the one that is running. Without one the frames are marked, and the next label key fills them. Points and
 * proposals cover nothing.
 */
export function fillGap(session: LabelingSession, labelId: string | undefined, context: LabelingContext): LabelingStep {
  const covering = coveringSegments(context)
  const gap = gapsOf(covering, context.frameCount).find(
    ({ start, end }) => start <= context.playhead && context.playhead < end,
  )
  if (gap === undefined) {
    const here = covering.find(
      ({ startFrame, endFrame }) => startFrame <= context.playhead && context.playhead < endFrame,
    )
    const what = here === undefined ? 'A segment' : segmentWords(here, context)
    return refuse(session, `No gap here: ${what}, covers frame ${context.playhead}`)
  }
  return markOrMake(session, labelId, gap.start, frame(gap.end - 1), context)
}

/**
 * From the frame after the previous segment to the frame on screen, both included: with a label the segment is made,
 * without one the frames are marked. The previous segment is the one that ends last before the frame on screen.
 */
export function fromPrevious(
  session: LabelingSession,
  labelId: string | undefined,
  context: LabelingContext,
): LabelingStep {
  const { playhead } = context
  const ends = coveringSegments(context)
    .map(({ endFrame }) => endFrame)
    .filter((at) => at <= playhead)
  if (ends.length === 0) {
    return refuse(session, `No segment ends before frame ${playhead}: I marks where the new one starts`)
  }
  return markOrMake(session, labelId, frame(Math.max(...ends)), playhead, context)
}

const coveringSegments = (context: LabelingContext) =>
  context.segments.filter((segment) => !segment.isProposal && !isPoint(segment, context))

function markOrMake(
  session: LabelingSession,
  said: string | undefined,
  first: Frame,
  last: Frame,
  context: LabelingContext,
): LabelingStep {
  const labelId = said ?? session.running.at(-1)?.labelId
  if (labelId === undefined) {
    return {
      session: { ...IDLE_SESSION, running: session.running, inPoint: first, outPoint: last },
      commands: [],
      message: `Frames ${first} to ${last} marked: press a label key`,
    }
  }
  const flaw = labelFlaw(labelId, context)
  if (flaw !== null) return refuse(session, flaw)
  const isPointLabel = context.labels.find(({ id }) => id === labelId)?.kind === 'point'
  if (isPointLabel && first !== last) {
    return refuse(
      session,
      `${labelName(context.labels, labelId)} marks a single frame and cannot fill ${first} to ${last}`,
    )
  }
  // What was running is this segment now.
  const running = said === undefined ? session.running.filter((each) => each.labelId !== labelId) : session.running
  return createSegment({ ...session, running }, labelId, first, last, context)
}

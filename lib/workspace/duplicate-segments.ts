import { frame } from '@/lib/time/frame'
import { contentOf, type SegmentContent } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import {
  countWords,
  framesWords,
  labelFlaw,
  NOTHING_SELECTED,
  refuse,
  segmentWords,
  selectedSegments,
} from './selected-segments'

/**
 * Copies the selected segments with attributes and notes, their distances kept, so that the first copy starts at the
 * playhead or right behind the last of them. The copies are selected; they are made by hand, also those of proposals.
 * Refused where they do not fit into the video, and where one would be a segment that is there already.
 */
export function duplicateSegments(
  session: LabelingSession,
  to: 'playhead' | 'behind',
  context: LabelingContext,
): LabelingStep {
  const selected = selectedSegments(session, context)
  if (selected.length === 0) {
    return refuse(session, NOTHING_SELECTED)
  }
  const flaw = selected.map(({ labelId }) => labelFlaw(labelId, context)).find((each) => each !== null)
  if (flaw != null) return refuse(session, flaw)
  const start = Math.min(...selected.map(({ startFrame }) => startFrame))
  const end = Math.max(...selected.map(({ endFrame }) => endFrame))
  const at = to === 'playhead' ? context.playhead : end
  const room = context.frameCount - at
  if (end - start > room) {
    return refuse(
      session,
      `No room: ${framesWords(end - start)} are copied, and from frame ${at} the video has ${room}`,
    )
  }
  const copies = selected.map((segment) => ({
    ...contentOf(segment),
    startFrame: frame(segment.startFrame + at - start),
    endFrame: frame(segment.endFrame + at - start),
    isProposal: false,
  }))
  const taken = new Set(copies.map(placeOf))
  const double = context.segments.find((segment) => taken.has(placeOf(segment)))
  if (double !== undefined)
    return refuse(session, `${segmentWords(double, context)}, is there already: go elsewhere first`)
  const made = copies.map((content) => ({ type: 'create', segmentId: context.newId(), content }) as const)
  return {
    session: { ...session, selectedIds: made.map(({ segmentId }) => segmentId) },
    commands: made,
    message: `${countWords(selected, context)} copied to frame ${at}`,
  }
}

/** The same for two segments of one label at the same frames. */
const placeOf = ({
  labelId,
  startFrame,
  endFrame,
}: Pick<SegmentContent, 'labelId' | 'startFrame' | 'endFrame'>): string => `${startFrame} ${endFrame} ${labelId}`

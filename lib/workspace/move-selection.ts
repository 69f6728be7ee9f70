import { frame } from '@/lib/time/frame'
import type { Stride } from './edit-action'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { countWords, editableSelection, framesWords, refuse } from './selected-segments'

/** How many frames `stride` is. */
export const strideFrames = (stride: Stride, { stepFrames }: Pick<LabelingContext, 'stepFrames'>): number =>
  stride === 'step' ? stepFrames : stride

/**
 * Moves the selected segments `by` frames as a whole: lengths and distances stay, and it stops where the first of them
 * meets an end of the video. What they touch is left where it is.
 */
export function moveSelection(session: LabelingSession, by: number, context: LabelingContext): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const selected = selection.value
  const least = -Math.min(...selected.map(({ startFrame }) => startFrame))
  const most = context.frameCount - Math.max(...selected.map(({ endFrame }) => endFrame))
  const way = Math.min(Math.max(by, least), most)
  if (way === 0) {
    return refuse(session, `${countWords(selected, context)} cannot move: the video ${by < 0 ? 'starts' : 'ends'} here`)
  }
  return {
    session,
    commands: selected.map(({ id, startFrame, endFrame }) => ({
      type: 'change',
      segmentId: id,
      changes: { startFrame: frame(startFrame + way), endFrame: frame(endFrame + way) },
    })),
    message: `${countWords(selected, context)} moved ${framesWords(Math.abs(way))} ${way < 0 ? 'back' : 'on'}${way === by ? '' : ', as far as the video goes'}`,
  }
}

import { splittableAt } from './boundaries'
import { contentOf, type DocumentSegment } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName } from './segment-words'
import { labelFlaw, lockedWords, refuse, selectedSegments } from './selected-segments'

/**
 * Cuts at the playhead, which becomes the first frame of the second part: every selected segment that it is inside of,
 * else the shortest one there. The second parts are selected; they keep attributes and note, and where they come from.
 */
export function splitSegments(session: LabelingSession, context: LabelingContext): LabelingStep {
  const { playhead } = context
  const targets = splitTargets(session, context)
  const [first] = targets
  if (first === undefined) return refuse(session, `No segment to split before frame ${playhead}`)
  const locked = targets.find(({ id }) => context.isLocked(id))
  if (locked !== undefined) return refuse(session, lockedWords(locked, context))
  const flaw = targets.map(({ labelId }) => labelFlaw(labelId, context)).find((each) => each !== null)
  if (flaw != null) return refuse(session, flaw)
  const halves = targets.map((segment) => ({ segment, secondId: context.newId() }))
  return {
    session: { ...session, selectedIds: halves.map(({ secondId }) => secondId) },
    commands: halves.flatMap(({ segment, secondId }) => [
      { type: 'change', segmentId: segment.id, changes: { endFrame: playhead } },
      {
        type: 'create',
        segmentId: secondId,
        content: { ...contentOf(segment), startFrame: playhead },
        origin: { source: segment.source, confidence: segment.confidence },
      },
    ]),
    message:
      targets.length === 1
        ? `Split ${labelName(context.labels, first.labelId)}: the second part starts at frame ${playhead}`
        : `Split ${targets.length} segments: the second parts start at frame ${playhead}`,
  }
}

function splitTargets(session: LabelingSession, context: LabelingContext): readonly DocumentSegment[] {
  const { playhead, segments } = context
  const selected = selectedSegments(session, context)
  const inside = selected.filter(({ startFrame, endFrame }) => startFrame < playhead && playhead < endFrame)
  if (inside.length > 0) return inside
  const shortest = splittableAt(segments, playhead, null)
  return shortest === undefined ? [] : [shortest]
}

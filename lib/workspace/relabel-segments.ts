import type { Label } from '@/lib/labels/schema'
import { carriedAttributes } from './attributes'
import type { AttributeValues, DocumentSegment } from './document'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName } from './segment-words'
import { countWords, editableSelection, labelFlaw, refuse, segmentWords } from './selected-segments'

/**
 * Gives every selected segment the label. Attributes that the new label has, too, are kept. A point label marks one
 * frame, so only segments of one frame can get it.
 */
export function relabelSegments(session: LabelingSession, labelId: string, context: LabelingContext): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const flaw = labelFlaw(labelId, context)
  const label = context.labels.find(({ id }) => id === labelId)
  if (flaw !== null || label === undefined) return refuse(session, flaw ?? '')
  const tooLong = selection.value.find((segment) => !canCarry(segment, label))
  if (tooLong !== undefined) {
    return refuse(session, `${label.name} marks a single frame: ${segmentWords(tooLong, context)}, has more`)
  }
  const changed = selection.value.filter((segment) => segment.labelId !== labelId)
  const [first] = changed
  if (first === undefined) {
    const what = selection.value.length === 1 ? 'The selected segment is' : 'The selected segments are'
    return refuse(
      session,
      `${what} ${label.name} already: Esc lets go of ${selection.value.length === 1 ? 'it' : 'them'}`,
    )
  }
  const { labels } = context
  const changes = changed.map((segment) => {
    const from = labels.find(({ id }) => id === segment.labelId)
    return { segment, attributes: carriedAttributes(segment.attributes, from, label) }
  })
  const dropped = changes.flatMap(({ segment, attributes }) =>
    Object.keys(segment.attributes).filter((name) => !(name in attributes)),
  )
  const told = dropped.length === 0 ? '' : `, without ${[...new Set(dropped)].join(', ')}`
  const what = changed.length === 1 ? labelName(labels, first.labelId) : countWords(changed, context)
  return {
    session,
    commands: changes.map(({ segment, attributes }) => ({
      type: 'change',
      segmentId: segment.id,
      changes: dropsSome(segment, attributes) ? { labelId, attributes } : { labelId },
    })),
    message: `${what} ${changed.length === 1 ? 'is' : 'are'} now ${label.name}${told}`,
  }
}

const dropsSome = (segment: DocumentSegment, kept: AttributeValues): boolean =>
  Object.keys(kept).length < Object.keys(segment.attributes).length

/** A point label marks one frame, so only a segment of one frame can get it. */
export const canCarry = (segment: DocumentSegment, label: Label): boolean =>
  label.kind === 'interval' || segment.endFrame - segment.startFrame === 1

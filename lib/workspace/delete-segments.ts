import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { labelName } from './segment-words'
import { editableSelection, refuse } from './selected-segments'

/** Deletes every selected segment. */
export function deleteSegments(session: LabelingSession, context: LabelingContext): LabelingStep {
  const selection = editableSelection(session, context)
  if (!selection.ok) return refuse(session, selection.error)
  const [first, ...rest] = selection.value
  const what =
    rest.length === 0
      ? `${labelName(context.labels, first.labelId)}, frames ${first.startFrame} to ${first.endFrame - 1}`
      : `${selection.value.length} segments`
  return {
    session: { ...session, selectedIds: [] },
    commands: selection.value.map(({ id }) => ({ type: 'delete', segmentId: id })),
    message: `Deleted ${what}. Ctrl+Z brings ${rest.length === 0 ? 'it' : 'them'} back`,
  }
}

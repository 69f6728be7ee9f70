import { fitsAttribute } from './attributes'
import type { AttributeValues } from './document'
import type { EditAction } from './edit-action'
import type { LabelingContext, LabelingSession, LabelingStep } from './labeling'
import { countWords, editableSelection, refuse } from './selected-segments'

/**
 * Says `name` of every segment that is meant, by default the selected ones, whose label has that attribute; null takes it away. Refused if no label of them
 * has it, or if one of them cannot have the value.
 */
export function setAttribute(
  session: LabelingSession,
  { name, value, segmentIds = session.selectedIds }: Extract<EditAction, { type: 'set-attribute' }>,
  context: LabelingContext,
): LabelingStep {
  const selection = editableSelection({ ...session, selectedIds: segmentIds }, context)
  if (!selection.ok) return refuse(session, selection.error)
  const meant = selection.value.flatMap((segment) => {
    const label = context.labels.find(({ id }) => id === segment.labelId)
    const attribute = label?.attributes.find((each) => each.name === name)
    const isLoose = attribute === undefined && value === null && name in segment.attributes
    return attribute === undefined && !isLoose ? [] : [{ segment, attribute }]
  })
  if (meant.length === 0) return refuse(session, `No selected segment has a label with the attribute ${name}`)
  if (value !== null && meant.some(({ attribute }) => attribute !== undefined && !fitsAttribute(value, attribute))) {
    return refuse(session, `${name} cannot be “${value}”: it is not one of its values`)
  }
  const segments = meant
    .map(({ segment }) => segment)
    .filter(({ attributes }) => (value === null ? name in attributes : attributes[name] !== value))
  if (segments.length === 0) {
    return refuse(session, value === null ? `${name} is not said` : `${name} is ${String(value)} already`)
  }
  return {
    session,
    commands: segments.map(({ id, attributes }) => ({
      type: 'change',
      segmentId: id,
      changes: { attributes: withAttribute(attributes, name, value) },
    })),
    message: `${name} of ${countWords(segments, context)}: ${value === null ? 'not said any more' : String(value)}`,
  }
}

function withAttribute(values: AttributeValues, name: string, value: AttributeValues[string] | null): AttributeValues {
  const others = Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))
  return value === null ? others : { ...others, [name]: value }
}

import { X } from 'lucide-react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Attribute } from '@/lib/labels/schema'
import type { AttributeValues, DocumentSegment } from '@/lib/workspace/document'
import { AttributeField } from './attribute-field'
import { RowButton } from './row-button'

/** The attributes of the labels of `segments`, each said of all that have it; then what is said and defined nowhere. */
export function SegmentAttributes({
  segments,
  isDisabled,
}: {
  readonly segments: readonly DocumentSegment[]
  readonly isDisabled: boolean
}) {
  const { actions, labels } = useWorkspaceHandle()
  const labelIds = new Set(segments.map(({ labelId }) => labelId))
  const defined = new Map<string, Attribute>()
  for (const label of labels) {
    if (!labelIds.has(label.id)) continue
    for (const attribute of label.attributes) {
      if (!defined.has(attribute.name)) defined.set(attribute.name, attribute)
    }
  }
  const loose = [...new Set(segments.flatMap(({ attributes }) => Object.keys(attributes)))].filter(
    (name) => !defined.has(name),
  )
  // Of these, whatever is selected by the time it is said.
  const say = (name: string, value: AttributeValues[string] | null) =>
    actions.perform({ type: 'set-attribute', name, value, segmentIds: segments.map(({ id }) => id) })
  return (
    <>
      {[...defined.values()].map((attribute) => {
        const values = new Set(segments.map(({ attributes }) => attributes[attribute.name] ?? null))
        const [value = null] = values
        return (
          <AttributeField
            key={attribute.name}
            attribute={attribute}
            value={values.size === 1 ? value : null}
            isMixed={values.size > 1}
            isDisabled={isDisabled}
            onChange={(value) => say(attribute.name, value)}
          />
        )
      })}
      {loose.map((name) => (
        <div key={name} className="flex items-center gap-2 text-[13px] text-ink-muted">
          <span className="min-w-0 flex-1 truncate">
            {name}: {segments.length === 1 ? String(segments[0]?.attributes[name]) : 'said of some'} (not of this label)
          </span>
          {isDisabled ? null : (
            <RowButton name={`Take ${name} away`} title="Take away" isGrave={true} onClick={() => say(name, null)}>
              <X aria-hidden={true} className="size-3.5" />
            </RowButton>
          )}
        </div>
      ))}
    </>
  )
}

import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Attribute } from '@/lib/labels/schema'

const TYPES: readonly (readonly [Attribute['type'], string])[] = [
  ['choice', 'one of'],
  ['text', 'text'],
  ['number', 'a number'],
  ['boolean', 'yes or no'],
]

/** What is asked about each segment of a label. */
export function AttributeEditor(props: {
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly onChange: (attributes: Attribute[]) => void
}) {
  const { name, attributes, onChange } = props
  const change = (at: number, changes: Partial<Attribute>) =>
    onChange(attributes.map((each, place) => (place === at ? { ...each, ...changes } : each)))
  const add = () => onChange([...attributes, { name: '', type: 'choice', options: [], isRequired: false }])
  return (
    <fieldset className="space-y-2">
      <legend className="pb-1 text-xs font-semibold text-ink-muted">Attributes: what is said of each segment</legend>
      {attributes.map((attribute, at) => (
        <AttributeRow
          // An attribute has no id, and its name changes while it is written: its place is what stays.
          // biome-ignore lint/suspicious/noArrayIndexKey: as said above
          key={at}
          attribute={attribute}
          label={name}
          onChange={(changes) => change(at, changes)}
          onRemove={() => onChange(attributes.filter((_, place) => place !== at))}
        />
      ))}
      <Button onClick={add}>
        <Plus aria-hidden={true} className="size-4" /> Add an attribute
      </Button>
    </fieldset>
  )
}

function AttributeRow(props: {
  readonly attribute: Attribute
  readonly label: string
  readonly onChange: (changes: Partial<Attribute>) => void
  readonly onRemove: () => void
}) {
  const { attribute, label, onChange, onRemove } = props
  const { name, type, options = [], isRequired } = attribute
  return (
    <div className="space-y-1.5 rounded-md border border-line p-2">
      <div className="flex items-center gap-2">
        <input
          aria-label={`Name of an attribute of ${label}`}
          value={name}
          maxLength={80}
          placeholder="Name"
          onChange={({ target: { value } }) => onChange({ name: value })}
          className="h-8 min-w-20 flex-1 rounded-md border border-line bg-canvas px-2 text-sm"
        />
        <select
          aria-label={`What ${name || 'the attribute'} is`}
          value={type}
          onChange={({ target: { value } }) => onChange({ type: value as Attribute['type'] })}
          className="h-8 rounded-md border border-line bg-canvas px-1 text-sm"
        >
          {TYPES.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-label={`Remove the attribute ${name}`}
          onClick={onRemove}
          className="inline-flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-bad"
        >
          <Trash2 aria-hidden={true} className="size-3.5" />
        </button>
      </div>
      {type === 'choice' ? (
        <OptionsField name={name} options={options} onChange={(next) => onChange({ options: next })} />
      ) : null}
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={isRequired}
          onChange={({ target }) => onChange({ isRequired: target.checked })}
        />
        Must be said before the work is submitted
      </label>
    </div>
  )
}

/** Options with commas between; read as they are typed, shown as they were typed until the field is left. */
function OptionsField(props: {
  readonly name: string
  readonly options: readonly string[]
  readonly onChange: (options: string[]) => void
}) {
  const { name, options, onChange } = props
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <input
      aria-label={`Options of ${name || 'the attribute'}, with commas between them`}
      value={draft ?? options.join(', ')}
      placeholder="left, right"
      onChange={({ target: { value } }) => {
        setDraft(value)
        onChange(optionsIn(value))
      }}
      onBlur={() => setDraft(null)}
      className="h-8 w-full rounded-md border border-line bg-canvas px-2 text-sm"
    />
  )
}

const optionsIn = (text: string): string[] =>
  text
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '')

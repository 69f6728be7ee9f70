import type { KeyboardEvent } from 'react'
import type { Attribute } from '@/lib/labels/schema'
import type { AttributeValues } from '@/lib/workspace/document'
import { LabeledSelect } from './labeled-select'
import { useDraft } from './use-draft'

type Value = AttributeValues[string] | null

/**
 * One attribute, by its definition. `value` is what the selected segments say: null where they do not; `isMixed` where
 * they say different things. Whatever is chosen or written is said of all of them; nothing chosen takes it away.
 */
export function AttributeField(props: {
  readonly attribute: Attribute
  readonly value: Value
  readonly isMixed?: boolean
  readonly isDisabled: boolean
  readonly onChange: (value: Value) => void
}) {
  const { attribute, value, isMixed = false, isDisabled, onChange } = props
  const { name, type, options = [], isRequired } = attribute
  const isMissing = isRequired && !isMixed && (value === null || value === '')
  return (
    <div className="flex min-h-7 items-center gap-2 text-[13px]">
      <span className="min-w-0 flex-1 truncate text-ink-muted" title={name}>
        {name}
        {isRequired ? <span className={isMissing ? 'font-medium text-warn' : ''}> · required</span> : null}
      </span>
      {type === 'text' || type === 'number' ? (
        <TypedValue key={String(value)} {...{ name, type, value, isMixed, isDisabled, isRequired, onChange }} />
      ) : (
        <LabeledSelect
          name={name}
          value={isMixed ? 'mixed' : encode(value)}
          options={[
            ...(isMixed ? [{ value: 'mixed', words: 'different' }] : []),
            { value: 'none', words: 'not said' },
            ...(type === 'boolean'
              ? [
                  { value: 'is:true', words: 'yes' },
                  { value: 'is:false', words: 'no' },
                ]
              : optionsWith(options, value).map((option) => ({ value: `of:${option}`, words: option }))),
          ]}
          isDisabled={isDisabled}
          isRequired={isRequired}
          className="w-36"
          onChange={(next) => (next === 'mixed' ? undefined : onChange(decode(next)))}
        />
      )}
    </div>
  )
}

/** A choice that is no longer offered stays visible where it was made. */
const optionsWith = (options: readonly string[], value: Value): readonly string[] =>
  typeof value === 'string' && value !== '' && !options.includes(value) ? [...options, value] : options

const encode = (value: Value): string => {
  if (value === null) return 'none'
  return typeof value === 'boolean' ? `is:${value}` : `of:${value}`
}

const decode = (text: string): Value => {
  if (text === 'none') return null
  return text.startsWith('is:') ? text === 'is:true' : text.slice('of:'.length)
}

/** What was typed, null where nothing was; undefined for what is not of `type`. */
function valueIn(typed: string, type: 'text' | 'number'): string | number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (type === 'text') return text
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : undefined
}

/** Taken by Enter and by leaving, also for another segment; Escape puts the old one back. Text that is no number is refused in words. */
function TypedValue(props: {
  readonly name: string
  readonly type: 'text' | 'number'
  readonly value: Value
  readonly isMixed: boolean
  readonly isDisabled: boolean
  readonly isRequired: boolean
  readonly onChange: (value: Value) => void
}) {
  const { name, type, value, isMixed, onChange } = props
  const { draft, change, take } = useDraft((text) => {
    const wanted = valueIn(text, type)
    if (wanted !== undefined && (wanted !== value || isMixed)) onChange(wanted)
  })
  const isAcceptable = valueIn(draft ?? '', type) !== undefined
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') change(null)
    if (event.key === 'Enter' && isAcceptable) event.currentTarget.blur()
  }
  return (
    <input
      type="text"
      inputMode={type === 'number' ? 'decimal' : 'text'}
      aria-label={name}
      aria-required={props.isRequired}
      aria-invalid={!isAcceptable}
      title={isAcceptable ? name : 'Not taken: write a number'}
      maxLength={2000}
      disabled={props.isDisabled}
      placeholder={isMixed ? 'different' : 'not said'}
      value={draft ?? (isMixed || value === null ? '' : String(value))}
      onChange={(event) => change(event.target.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
      className="h-7 w-36 rounded-md border border-line bg-canvas px-1.5 text-[13px] aria-invalid:border-bad aria-invalid:text-bad"
    />
  )
}

import { classNames } from '@/components/ui/class-names'

/** A choice out of a few, with its name for those who cannot see where it stands. */
export function LabeledSelect(props: {
  readonly name: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly words: string }[]
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  readonly className?: string
  readonly onChange: (value: string) => void
}) {
  return (
    <select
      aria-label={props.name}
      aria-required={props.isRequired}
      value={props.value}
      disabled={props.isDisabled}
      onChange={(event) => props.onChange(event.target.value)}
      className={classNames(
        'h-7 min-w-0 rounded-md border border-line bg-canvas px-1.5 text-[13px] disabled:text-ink-muted',
        props.className,
      )}
    >
      {props.options.map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}

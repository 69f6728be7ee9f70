import type { FootageChoice } from '@/lib/ingest/footage-choice'
import type { VariantKind } from '@/lib/videos/schema'

const VARIANTS: readonly { readonly value: VariantKind; readonly title: string; readonly says: string }[] = [
  { value: 'raw', title: 'Raw footage', says: 'As it was recorded. It may show or name people.' },
  {
    value: 'processed',
    title: 'Processed footage',
    says: 'Made from raw footage, with what identifies people removed. It never stands in for raw footage, nor raw for it.',
  },
]

/** What the files are, to be said by whoever adds them. */
export function FootageFields({
  choice,
  onChange,
}: {
  readonly choice: FootageChoice
  readonly onChange: (choice: FootageChoice) => void
}) {
  const isProcessed = choice.variant === 'processed'
  return (
    <>
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="mb-2 font-medium">What is this footage?</legend>
        {VARIANTS.map(({ value, title, says }) => (
          <label
            key={value}
            className="cursor-pointer rounded-lg border border-line px-3.5 py-3 hover:border-ink-faint has-checked:border-accent has-checked:bg-accent/8 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <span className="flex items-center gap-2 font-medium">
              <input
                type="radio"
                name="variant"
                value={value}
                checked={choice.variant === value}
                onChange={() => onChange({ ...choice, variant: value, anonymized: false })}
                className="size-4 accent-accent"
              />
              {title}
            </span>
            <span className="mt-1 block text-[13px] text-ink-muted">{says}</span>
          </label>
        ))}
      </fieldset>
      <div className="mt-4 space-y-3">
        {isProcessed ? (
          <Check
            isChecked={choice.anonymized}
            onChange={(anonymized) => onChange({ ...choice, anonymized })}
            title="Anonymization is complete"
            says="Nobody checks this for you: your word is recorded, and annotators may then work on this footage. Leave it off if you are not sure."
          />
        ) : null}
        <Check
          isChecked={choice.pairsByName}
          onChange={(pairsByName) => onChange({ ...choice, pairsByName })}
          title={
            isProcessed
              ? 'Put with the raw footage of the same name'
              : 'Put with the processed footage of the same name'
          }
          says="Endings such as _raw, _processed or _anonymized do not count. Without a match it becomes a video of its own."
        />
      </div>
    </>
  )
}

function Check({
  isChecked,
  onChange,
  title,
  says,
}: {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly title: string
  readonly says: string
}) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5">
      <input
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-[13px] text-ink-muted">{says}</span>
      </span>
    </label>
  )
}

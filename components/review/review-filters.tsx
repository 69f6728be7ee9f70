import type { ReviewFilter, ReviewQueue } from '@/lib/work/review-schema'

const STATES: readonly (readonly [ReviewFilter['state'], string])[] = [
  ['submitted', 'To review'],
  ['returned', 'Returned'],
  ['accepted', 'Accepted'],
  ['draft', 'Drafts'],
]

/** Narrows the work by how far it is, by person and by batch. */
export function ReviewFilters(props: {
  readonly filter: ReviewFilter
  readonly choices: Pick<ReviewQueue, 'annotators' | 'batches'>
  readonly onChange: (change: Partial<ReviewFilter>) => void
}) {
  const { filter, choices, onChange } = props
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <fieldset className="inline-flex rounded-md border border-line bg-surface p-0.5">
        <legend className="sr-only">State</legend>
        {STATES.map(([state, words]) => (
          <button
            key={state}
            type="button"
            aria-pressed={filter.state === state}
            onClick={() => onChange({ state })}
            className="h-7.5 rounded px-3 text-sm text-ink-muted hover:text-ink aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {words}
          </button>
        ))}
      </fieldset>
      <Choice
        title="Person"
        every="Everybody"
        value={filter.annotator}
        options={choices.annotators}
        onChange={(annotator) => onChange({ annotator })}
      />
      <Choice
        title="Batch"
        every="All"
        value={filter.batch}
        options={choices.batches}
        onChange={(batch) => onChange({ batch })}
      />
    </div>
  )
}

function Choice(props: {
  readonly title: string
  readonly every: string
  readonly value: string | undefined
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (value: string | undefined) => void
}) {
  const { title, every, value, options, onChange } = props
  return (
    <label className="flex items-center gap-2 text-sm text-ink-muted">
      {title}
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
        className="h-9 max-w-52 rounded-md border border-line bg-surface px-2 text-ink"
      >
        <option value="">{every}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

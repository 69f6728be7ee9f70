import type { RefObject } from 'react'
import { FORMAT_TITLES, type FormatId, formatId } from '@/lib/import/format'
import { FORMAT_HINTS } from './format-hints'

/** The formats, one to be chosen; arrow keys walk through them. */
export function FormatList({
  ref,
  chosen,
  onChoose,
}: {
  /** The radio of the chosen format. */
  readonly ref: RefObject<HTMLInputElement | null>
  readonly chosen: FormatId
  readonly onChoose: (format: FormatId) => void
}) {
  return (
    <fieldset className="space-y-0.5">
      <legend className="mb-1.5 text-sm font-semibold">Format</legend>
      {formatId.options.map((format) => (
        <label
          key={format}
          className="flex cursor-pointer items-baseline gap-2.5 rounded-md border border-transparent px-2 py-1 has-checked:border-line has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            ref={format === chosen ? ref : null}
            type="radio"
            name="format"
            className="accent-accent outline-none"
            checked={format === chosen}
            onChange={() => onChoose(format)}
          />
          <span className="min-w-0">
            <span className="block text-sm font-medium">{FORMAT_TITLES[format]}</span>
            <span className="block text-xs text-ink-muted">{FORMAT_HINTS[format]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

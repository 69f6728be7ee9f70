import { Badge } from '@/components/ui/badge'
import type { VariantKind } from '@/lib/videos/schema'
import { VARIANT_NAME } from './words'

/** Which footage the numbers are of; a choice where both kinds were watched. */
export function VariantChoice(props: {
  readonly kinds: readonly VariantKind[]
  readonly chosen: VariantKind
  readonly onChoose: (kind: VariantKind) => void
}) {
  if (props.kinds.length === 1) {
    return <Badge tone={props.chosen === 'raw' ? 'warn' : 'neutral'}>{VARIANT_NAME[props.chosen]}</Badge>
  }
  return (
    <fieldset className="flex rounded-md border border-line p-0.5">
      <legend className="sr-only">Footage</legend>
      {props.kinds.map((kind) => (
        <label
          key={kind}
          className="cursor-pointer rounded px-2.5 py-1 text-ink-muted select-none has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="footage"
            className="sr-only"
            checked={kind === props.chosen}
            onChange={() => props.onChoose(kind)}
          />
          {VARIANT_NAME[kind]}
        </label>
      ))}
    </fieldset>
  )
}

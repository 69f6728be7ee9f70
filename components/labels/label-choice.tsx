import type { Label } from '@/lib/labels/schema'

/** Some of `labels`, each to be switched on or off. At least one stays on. */
export function LabelChoice(props: {
  readonly legend: string
  readonly labels: readonly Label[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}) {
  const { legend, labels, chosen, onChange } = props
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
    if (next.length > 0) onChange(next)
  }
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{legend}</legend>
      {labels.map(({ id, name, color }, at) => (
        <label
          key={id}
          className="inline-flex cursor-pointer items-center gap-1.5 rounded-full border border-line px-2 py-0.5 text-xs text-ink-muted select-none has-checked:border-ink-muted has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input type="checkbox" className="size-3" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          <span aria-hidden={true} className="size-2 rounded-sm" style={{ background: color }} />
          {name.trim() === '' ? `Label ${at + 1}` : name}
        </label>
      ))}
    </fieldset>
  )
}

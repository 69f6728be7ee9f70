import { useId } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { LabelMapping, UnmatchedName } from '@/lib/import/import-plan'

/** For every name in the file that is no label: which one it means, or that its rows are left out. */
export function LabelChoices(props: {
  readonly unmatched: readonly UnmatchedName[]
  readonly mapping: LabelMapping
  readonly onChange: (mapping: LabelMapping) => void
}) {
  const { unmatched, mapping, onChange } = props
  if (unmatched.length === 0) return null
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">Names in the file that are no labels here</h3>
      <ul className="space-y-1.5">
        {unmatched.map(({ name, rows }) => (
          <li key={name}>
            <Choice
              {...{ name, rows }}
              chosen={Object.hasOwn(mapping, name) ? mapping[name] : undefined}
              onChoose={(labelId) => onChange(withChoice(mapping, name, labelId))}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `mapping` with what was chosen for `name`; undefined takes the choice back. */
function withChoice(mapping: LabelMapping, name: string, labelId: string | null | undefined): LabelMapping {
  const others = Object.entries(mapping).filter(([other]) => other !== name)
  return Object.fromEntries(labelId === undefined ? others : [...others, [name, labelId]])
}

const UNDECIDED = ''
const LEFT_OUT = '-'

function Choice(props: {
  readonly name: string
  readonly rows: number
  readonly chosen: string | null | undefined
  readonly onChoose: (labelId: string | null | undefined) => void
}) {
  const { labels } = useWorkspaceHandle()
  const id = useId()
  const value = props.chosen === undefined ? UNDECIDED : (props.chosen ?? LEFT_OUT)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="min-w-0 flex-1 truncate">
        “{props.name}”{' '}
        <span className="text-ink-muted">
          ({props.rows} {props.rows === 1 ? 'row' : 'rows'})
        </span>
      </label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget: { value: chosen } }) =>
          props.onChoose(chosen === UNDECIDED ? undefined : chosen === LEFT_OUT ? null : chosen)
        }
        className="h-8 w-64 rounded-md border border-line bg-canvas px-2"
      >
        <option value={UNDECIDED}>Not decided: refused</option>
        {labels
          .filter(({ isRetired }) => !isRetired)
          .map(({ id: labelId, name, kind }) => (
            <option key={labelId} value={labelId}>
              {kind === 'point' ? `${name} (one frame)` : name}
            </option>
          ))}
        <option value={LEFT_OUT}>Leave these rows out</option>
      </select>
    </div>
  )
}

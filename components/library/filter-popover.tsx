import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { labelSetsQuery } from '@/lib/browser/queries/label-sets'
import { useMay } from '@/lib/browser/queries/me'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { activeFilters, assigneeOptions, FOOTAGE } from './filter-words'
import { usePeople } from './use-people'
import { EVERYTHING } from './use-video-filter'

type Props = { readonly filter: VideoFilter; readonly onChange: (change: Partial<VideoFilter>) => void }

/** What the list can be narrowed by, behind one button. */
export function FilterPopover({ filter, onChange }: Props) {
  const count = activeFilters(filter).length
  const { variant, label, assignee } = EVERYTHING
  // Without raw footage there is nothing to choose; what an address chose can be taken back.
  const seesRaw = useMay('media:raw')
  return (
    <Popover.Root>
      <Popover.Trigger render={<Button className="h-9" />}>
        <ListFilter aria-hidden={true} className="size-4" /> Filter
        {count === 0 ? null : (
          <span className="rounded-full bg-accent px-1.5 text-xs leading-5 text-accent-ink">
            {count}
            <span className="sr-only"> set</span>
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={6} className="z-30">
          <Popover.Popup className="w-72 rounded-lg border border-line bg-surface p-4 text-ink shadow-xl">
            <Popover.Title className="sr-only">Filter videos</Popover.Title>
            {seesRaw || filter.variant !== variant ? (
              <FootageChoice value={filter.variant} onChange={(chosen) => onChange({ variant: chosen })} />
            ) : null}
            <LabelChoice value={filter.label} onChange={(chosen) => onChange({ label: chosen })} />
            <Choice
              title="Whose work"
              options={assigneeOptions(usePeople())}
              value={filter.assignee}
              onChange={(chosen) => onChange({ assignee: chosen })}
            />
            <div className="mt-4 flex justify-between">
              <Button look="quiet" disabled={count === 0} onClick={() => onChange({ variant, label, assignee })}>
                Clear
              </Button>
              <Popover.Close render={<Button />}>Done</Popover.Close>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function FootageChoice({
  value,
  onChange,
}: {
  readonly value: VideoFilter['variant']
  readonly onChange: (value: VideoFilter['variant']) => void
}) {
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Footage</legend>
      {FOOTAGE.map(([option, words]) => (
        <label key={option} className="flex h-7 cursor-pointer items-center gap-2">
          <input
            type="radio"
            name="footage"
            className="accent-accent"
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}

/** A label's name stands for it in every version of its set. */
function LabelChoice({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { data: sets = [] } = useQuery(labelSetsQuery())
  const names = new Set(sets.flatMap(({ labels }) => labels.map(({ name }) => name)))
  if (value !== '') names.add(value)
  const options = [...names].map((name) => [name, name] as const)
  return <Choice title="Label" options={[['', 'Any or none'], ...options]} value={value} onChange={onChange} />
}

function Choice({
  title,
  options,
  value,
  onChange,
}: {
  readonly title: string
  readonly options: readonly (readonly [string, string])[]
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="mt-3">
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {title}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-9 w-full rounded-md border border-line bg-canvas px-2"
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

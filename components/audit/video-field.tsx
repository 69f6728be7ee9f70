import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useRested } from '@/components/ui/use-rested'
import { titlesQuery } from '@/lib/browser/queries/audit'

/** One video, found by its title: what is typed is offered, what fits a title exactly is chosen. `value` is its id. */
export function VideoField({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const { data: offered = [] } = useQuery(titlesQuery(useRested(text ?? '', 200)))
  const { data: chosen } = useQuery({ ...titlesQuery('', value), enabled: value !== '' })
  const shown = text ?? (value === '' ? '' : (chosen?.[0]?.title ?? value))
  const choose = (typed: string) => {
    const found = offered.find(({ title }) => title === typed)
    if (found === undefined) setText(typed)
    else setText(null)
    if (found !== undefined || typed === '') onChange(found?.id ?? '')
  }
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs text-ink-muted">
        Video
      </label>
      <input
        id={id}
        list={`${id}-titles`}
        value={shown}
        placeholder="Any"
        autoComplete="off"
        onFocus={(event) => {
          setText(shown)
          event.currentTarget.select()
        }}
        onBlur={() => setText(null)}
        onChange={(event) => choose(event.currentTarget.value)}
        className="h-9 w-44 rounded-md border border-line bg-surface px-2 text-ink placeholder:text-ink-muted"
      />
      <datalist id={`${id}-titles`}>
        {offered.map(({ id: videoId, title }) => (
          <option key={videoId} value={title} />
        ))}
      </datalist>
    </div>
  )
}

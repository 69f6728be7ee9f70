import { X } from 'lucide-react'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { activeFilters } from './filter-words'
import { usePeople } from './use-people'

/** The filters that are set, each to be taken off by a press. */
export function FilterChips({
  filter,
  onChange,
}: {
  readonly filter: VideoFilter
  readonly onChange: (change: Partial<VideoFilter>) => void
}) {
  const active = activeFilters(filter, usePeople())
  if (active.length === 0) return null
  return (
    <ul aria-label="Filters that are set" className="flex min-w-0 flex-wrap gap-1.5">
      {active.map(({ words, off }) => (
        <li key={words}>
          <button
            type="button"
            aria-label={`Remove the filter ${words}`}
            onClick={() => onChange(off)}
            className="inline-flex h-7 max-w-56 items-center gap-1 rounded-full border border-accent/35 bg-accent/8 pr-1.5 pl-2.5 text-sm text-accent hover:border-accent"
          >
            <span className="truncate">{words}</span>
            <X aria-hidden={true} className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  )
}

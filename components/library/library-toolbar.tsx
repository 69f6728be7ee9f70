import type { ReactNode } from 'react'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { useMay } from '@/lib/browser/queries/me'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'
import { ExportVideos } from './export-videos'
import { FilterChips } from './filter-chips'
import { FilterPopover } from './filter-popover'
import { SearchField } from './search-field'

const READINESS: readonly (readonly [VideoFilter['readiness'], string])[] = [
  ['all', 'All'],
  ['ready', 'Ready'],
  ['not-ready', 'Not ready'],
]

const SORT: readonly (readonly [VideoFilter['sort'], string])[] = [
  ['newest', 'Newest first'],
  ['changed', 'Recently changed'],
  ['title', 'Title'],
  ['duration', 'Longest first'],
]

type Props = { readonly filter: VideoFilter; readonly onChange: (change: Partial<VideoFilter>) => void }

/** Search, narrow and order the list. `actions` are what else can be done here, `account` is who is here. */
export function LibraryToolbar({
  filter,
  onChange,
  actions,
  account,
}: Props & { readonly actions?: ReactNode; readonly account?: ReactNode }) {
  return (
    <header className="sticky top-0 z-10 space-y-3 border-b border-line bg-canvas px-3 pt-4 pb-3">
      <div className="flex items-center gap-4">
        <h1 className="text-[15px] font-semibold tracking-tight">Framemark</h1>
        <SearchField value={filter.query} onChange={(query) => onChange({ query })} />
        {actions}
        <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
        {account}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <ReadinessChoice filter={filter} onChange={onChange} />
        <FilterPopover filter={filter} onChange={onChange} />
        {useMay('segment:read') ? <ExportVideos filter={filter} /> : null}
        <label className="ml-auto flex items-center gap-2 text-ink-muted">
          Sort
          <select
            value={filter.sort}
            onChange={(event) => onChange({ sort: event.currentTarget.value as VideoFilter['sort'] })}
            className="h-9 rounded-md border border-line bg-surface px-2 text-ink"
          >
            {SORT.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      <FilterChips filter={filter} onChange={onChange} />
    </header>
  )
}

function ReadinessChoice({ filter, onChange }: Props) {
  return (
    <fieldset className="flex h-9 rounded-md border border-line p-0.5">
      <legend className="sr-only">Show</legend>
      {READINESS.map(([value, text]) => (
        <label
          key={value}
          className="flex cursor-pointer items-center rounded px-2.5 text-ink-muted select-none has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="readiness"
            className="sr-only"
            checked={filter.readiness === value}
            onChange={() => onChange({ readiness: value })}
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}

import { Search, Stethoscope } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useEffect, useRef } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { VideoFilter } from '@/lib/browser/queries/video-list'

const READINESS: readonly (readonly [VideoFilter['readiness'], string])[] = [
  ['all', 'All'],
  ['ready', 'Ready'],
  ['not-ready', 'Not ready'],
]

/** Search, narrow and order the list. `/` jumps to the search. */
export function LibraryToolbar({
  filter,
  onChange,
  actions,
}: {
  readonly filter: VideoFilter
  readonly onChange: (filter: VideoFilter) => void
  readonly actions: ReactNode
}) {
  const search = useRef<HTMLInputElement>(null)
  useSlashToFocus(search)

  return (
    <header className="sticky top-0 z-10 flex flex-wrap items-center gap-x-5 gap-y-3 border-b border-line bg-canvas/95 px-3 py-4 backdrop-blur">
      <h1 className="text-[15px] font-semibold tracking-tight">Framemark</h1>
      <label className="relative min-w-56 flex-1">
        <span className="sr-only">Search videos</span>
        <Search aria-hidden={true} className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          ref={search}
          type="search"
          value={filter.query}
          onChange={(event) => onChange({ ...filter, query: event.currentTarget.value })}
          placeholder="Search by title or file name"
          className="h-9 w-full rounded-md border border-line bg-surface pr-10 pl-9 placeholder:text-ink-faint"
        />
        <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2">
          <Kbd>/</Kbd>
        </span>
      </label>
      <fieldset className="flex rounded-md border border-line p-0.5">
        <legend className="sr-only">Show</legend>
        {READINESS.map(([value, text]) => (
          <label
            key={value}
            className="cursor-pointer rounded px-2.5 py-1 text-ink-muted select-none has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="readiness"
              className="sr-only"
              checked={filter.readiness === value}
              onChange={() => onChange({ ...filter, readiness: value })}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <label className="flex items-center gap-2 text-ink-muted">
        Sort
        <select
          value={filter.sort}
          onChange={(event) => onChange({ ...filter, sort: event.currentTarget.value as VideoFilter['sort'] })}
          className="h-9 rounded-md border border-line bg-surface px-2 text-ink"
        >
          <option value="newest">Newest first</option>
          <option value="title">Title</option>
          <option value="duration">Longest first</option>
        </select>
      </label>
      <Link
        href="/admin/doctor"
        title="Verify the library"
        className="inline-flex size-9 items-center justify-center rounded-md text-ink-faint hover:bg-raised hover:text-ink"
      >
        <Stethoscope aria-hidden={true} className="size-4" />
        <span className="sr-only">Verify the library</span>
      </Link>
      {actions}
    </header>
  )
}

function useSlashToFocus(target: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const ending = new AbortController()
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
      if (event.key !== '/' || (isTyping && event.target !== document.body)) return
      event.preventDefault()
      target.current?.focus()
      target.current?.select()
    }
    document.addEventListener('keydown', onKey, { signal: ending.signal })
    return () => ending.abort()
  }, [target])
}

import { Search } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { Kbd } from '@/components/ui/kbd'

/** The search; `/` jumps to it. */
export function SearchField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  const search = useRef<HTMLInputElement>(null)
  useSlashToFocus(search)
  return (
    <label className="relative min-w-48 flex-1">
      <span className="sr-only">Search videos</span>
      <Search aria-hidden={true} className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
      <input
        ref={search}
        type="search"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder="Search by title or file name"
        className="h-9 w-full rounded-md border border-line bg-surface pr-10 pl-9 placeholder:text-ink-faint"
      />
      <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2">
        <Kbd>/</Kbd>
      </span>
    </label>
  )
}

function useSlashToFocus(target: RefObject<HTMLInputElement | null>): void {
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

import { ChevronDown, LoaderCircle, PackageCheck } from 'lucide-react'
import type { Ref } from 'react'
import { classNames } from '@/components/ui/class-names'
import { LiveBadge } from './live-badge'

/** The jobs in a line, which opens and closes what is said of each. */
export function JobsHeader({
  toggle,
  words,
  isBusy,
  isOpen,
  listId,
  onToggle,
}: {
  readonly toggle: Ref<HTMLButtonElement>
  readonly words: string
  readonly isBusy: boolean
  readonly isOpen: boolean
  readonly listId: string
  readonly onToggle: () => void
}) {
  const Icon = isBusy ? LoaderCircle : PackageCheck
  return (
    <div className="flex items-center justify-between gap-4 pr-4">
      <h2 className="min-w-0 flex-1">
        <button
          ref={toggle}
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          className="flex h-10 w-full items-center gap-2.5 px-4 text-left text-sm font-semibold focus-visible:-outline-offset-2"
          onClick={onToggle}
        >
          <Icon
            aria-hidden={true}
            className={classNames(
              'size-4 shrink-0',
              isBusy ? 'text-accent motion-safe:animate-spin' : 'text-ink-muted',
            )}
          />
          <span className="truncate">{words}</span>
          <ChevronDown
            aria-hidden={true}
            className={classNames('size-4 shrink-0 text-ink-faint transition-transform', isOpen && 'rotate-180')}
          />
        </button>
      </h2>
      <LiveBadge />
    </div>
  )
}

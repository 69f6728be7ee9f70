import { Users } from 'lucide-react'
import { useStore } from 'zustand'
import { usePresenceHandle } from '@/lib/browser/presence/presence-context'
import type { PresenceStore } from '@/lib/browser/presence/presence-store'
import { initialsOf, presenceWords } from '@/lib/videos/presence'

/** Who else has this video open, in initials and in words; nothing while nobody has. */
export function PresenceBadge() {
  const presence = usePresenceHandle()
  return presence === null ? null : <Others presence={presence} />
}

function Others({ presence }: { readonly presence: PresenceStore }) {
  const others = useStore(presence, (state) => state.others)
  const words = presenceWords(others, presence)
  const names = new Set(others.filter(({ browserId }) => browserId !== presence.browserId).map(({ name }) => name))
  const text = words.length === 0 ? '' : `Also open: ${words.join('; ')}`
  return (
    <span
      data-testid="presence"
      data-count={others.length}
      role="status"
      title={text}
      className={`${text === '' ? 'sr-only' : 'inline-flex'} min-w-0 max-w-72 items-center gap-1.5 text-sm text-ink-muted whitespace-nowrap`}
    >
      {text === '' ? null : (
        <>
          <Users aria-hidden={true} className="size-4 shrink-0" />
          {[...names].slice(0, 3).map((name) => (
            <span
              key={name}
              aria-hidden={true}
              className="grid h-6 min-w-6 shrink-0 place-items-center rounded-full border border-line bg-raised px-1 text-xs font-semibold text-ink"
            >
              {initialsOf(name)}
            </span>
          ))}
          <span className="truncate max-xl:sr-only">{text}</span>
        </>
      )}
    </span>
  )
}

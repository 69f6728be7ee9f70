import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { PaletteEntry, PaletteGroup } from '@/lib/workspace/palette'
import { finalFocus } from './final-focus'
import { PaletteItem } from './palette-item'
import { usePaletteGroups } from './use-palette-groups'
import { useTakeEntry } from './use-take-entry'

/** Finds a command, a frame or a segment by typing, and does it: keyboard alone. */
export function CommandPalette() {
  const { session } = useWorkspaceHandle()
  const isOpen = useSession((state) => state.dialog === 'command-palette')
  const close = () => session.setState({ dialog: 'none' })
  const closeAgain = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    close()
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          finalFocus={finalFocus(session)}
          data-testid="command-palette"
          aria-label="Commands"
          onKeyDown={closeAgain}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[min(560px,76dvh)] w-[min(640px,calc(100vw-48px))] -translate-x-1/2 flex-col overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-2xl"
        >
          <PaletteList />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteList() {
  const [query, setQuery] = useState('')
  const { groups, keysOf } = usePaletteGroups(query)
  const take = useTakeEntry()
  const hints = useMemo(
    () => new Map(groups.flatMap(({ items }) => items).map((item) => [item.id, keysOf(item)])),
    [groups, keysOf],
  )
  return (
    <Autocomplete.Root
      open={true}
      inline={true}
      items={groups}
      filter={null}
      value={query}
      onValueChange={setQuery}
      autoHighlight="always"
      keepHighlight={true}
      itemToStringValue={(item: PaletteEntry) => item.title}
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden={true} className="size-4 shrink-0 text-ink-muted" />
        <Autocomplete.Input
          aria-label="Find a command, a frame or a segment"
          placeholder="A command, a frame number, a time, or the label of a segment"
          className="h-12 w-full bg-transparent text-[15px] outline-none placeholder:text-ink-muted"
        />
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain p-1.5 [scroll-padding-block:6px]">
        <Autocomplete.Empty className="px-3 py-6 text-sm text-ink-muted empty:hidden">
          {groups.length > 0 ? null : 'Nothing is called that. Esc closes.'}
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="mb-1">
              <Autocomplete.GroupLabel className="px-2.5 py-1.5 text-xs font-semibold text-ink-muted">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: PaletteEntry) => (
                  <PaletteItem key={item.id} entry={item} keys={hints.get(item.id) ?? []} onTake={take} />
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  )
}

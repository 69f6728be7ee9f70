import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { DialogClose } from '@/components/ui/dialog-close'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { finalFocus } from './final-focus'
import { KeyTables } from './key-tables'
import { ResetKeys } from './reset-keys'

/** Every command and its keys, by what it is for: to look up, and to change. */
export function ShortcutSheet() {
  const { session } = useWorkspaceHandle()
  const isOpen = useSession((state) => state.dialog === 'shortcut-sheet')
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || session.setState({ dialog: 'none' })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup
          finalFocus={finalFocus(session)}
          data-testid="shortcut-sheet"
          className="fixed top-1/2 left-1/2 z-50 flex h-[min(820px,90dvh)] w-[min(960px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-surface text-ink shadow-2xl"
        >
          <Sheet />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Sheet() {
  const [query, setQuery] = useState('')
  const [said, setSaid] = useState('')
  return (
    <>
      <div className="flex items-center gap-4 border-b border-line py-3 pr-3 pl-6">
        <Dialog.Title className="text-base font-semibold">Keys</Dialog.Title>
        <div className="flex h-8 flex-1 items-center gap-2 rounded-md border border-line bg-canvas px-2.5">
          <Search aria-hidden={true} className="size-3.5 text-ink-muted" />
          <input
            type="text"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            aria-label="Search the keys"
            placeholder="Search: a command, or a key"
            autoComplete="off"
            className="min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-ink-muted"
          />
        </div>
        <DialogClose />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 py-5">
        <KeyTables query={query} onSay={setSaid} />
      </div>
      <div className="flex min-h-12 items-center gap-4 border-t border-line px-6 py-2">
        <p role="status" className="min-w-0 flex-1 text-sm text-ink-muted">
          {said === '' ? 'Keys you choose are kept in this browser.' : said}
        </p>
        <ResetKeys onSay={setSaid} />
      </div>
    </>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { DialogClose } from '@/components/ui/dialog-close'

/** A dialog with a title, a middle that scrolls, and what can be done at its foot. */
export function WorkDialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly footer: ReactNode
  /** What has the keyboard first; else whatever comes first. */
  readonly first?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}) {
  return (
    <Dialog.Root open={true} onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          initialFocus={props.first}
          className="fixed top-1/2 left-1/2 z-40 flex max-h-[85dvh] w-[min(680px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border border-line bg-surface text-ink shadow-2xl"
        >
          <header className="flex items-center gap-3 border-b border-line py-3 pr-3 pl-5">
            <Dialog.Title className="min-w-0 flex-1 truncate font-semibold">{props.title}</Dialog.Title>
            <DialogClose />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{props.children}</div>
          <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            {props.footer}
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { DialogClose } from '@/components/ui/dialog-close'

/** The frame of the dialogs for files: a title, what it is about, and what can be done. */
export function ExchangeDialog(props: {
  readonly title: string
  readonly testId: string
  readonly onClose: () => void
  /** What has the focus at first. */
  readonly first: RefObject<HTMLElement | null>
  /** Where the keyboard goes when it closes. */
  readonly finalFocus: () => HTMLElement | false
  readonly children: ReactNode
  readonly footer: ReactNode
}) {
  return (
    <Dialog.Root open={true} onOpenChange={(open) => open || props.onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup
          initialFocus={props.first}
          finalFocus={props.finalFocus}
          data-testid={props.testId}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[min(880px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-surface text-ink shadow-2xl"
        >
          <div className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
            <Dialog.Title className="min-w-0 truncate text-base font-semibold">{props.title}</Dialog.Title>
            <DialogClose />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{props.children}</div>
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            {props.footer}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { DialogClose } from '@/components/ui/dialog-close'

/** The frame of what is done to one person. `first` has the focus at first; `isKept`: a click beside it does not close it. */
export function PeopleDialog(props: {
  readonly title: string
  readonly testId: string
  readonly first?: RefObject<HTMLElement | null>
  readonly isKept?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog.Root
      open={true}
      disablePointerDismissal={props.isKept === true}
      onOpenChange={(open) => open || props.onClose()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup
          {...(props.first === undefined ? {} : { initialFocus: props.first })}
          data-testid={props.testId}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[min(560px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-surface text-ink shadow-2xl outline-none"
        >
          <div className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
            <Dialog.Title className="min-w-0 truncate text-base font-semibold">{props.title}</Dialog.Title>
            <DialogClose />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{props.children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

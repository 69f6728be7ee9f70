import { Dialog } from '@base-ui/react/dialog'
import { type RefObject, useRef, useState } from 'react'
import { DialogClose } from '@/components/ui/dialog-close'
import type { MadeToken } from '@/lib/auth/token-schema'
import { MadeTokenNote } from './made-token-note'
import { TokenForm } from './token-form'

/** A new token: what it is for and what it may; then the token itself, this once. */
export function TokenDialog(props: {
  readonly onMade: () => void
  readonly onClose: () => void
  /** What has the keyboard afterwards. */
  readonly finalFocus: RefObject<HTMLElement | null>
}) {
  const [made, setMade] = useState<MadeToken | null>(null)
  const first = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root
      open={true}
      // What is shown once is closed by hand, not by a click beside it.
      disablePointerDismissal={made !== null}
      onOpenChange={(open) => open || props.onClose()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup
          initialFocus={first}
          finalFocus={props.finalFocus}
          data-testid="token-dialog"
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[min(560px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-surface text-ink shadow-2xl"
        >
          <div className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
            <Dialog.Title className="text-base font-semibold">
              {made === null ? 'New token' : 'Copy it now'}
            </Dialog.Title>
            <DialogClose />
          </div>
          {made === null ? (
            <TokenForm
              first={first}
              onCancel={props.onClose}
              onMade={(token) => {
                setMade(token)
                props.onMade()
              }}
            />
          ) : (
            <MadeTokenNote made={made} onClose={props.onClose} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

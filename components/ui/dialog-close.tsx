import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'

/** The cross at the end of a dialog's title. */
export function DialogClose() {
  return (
    <Dialog.Close
      aria-label="Close"
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-ink"
    >
      <X aria-hidden={true} className="size-4" />
    </Dialog.Close>
  )
}

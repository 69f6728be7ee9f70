import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'

/** Says what would stay behind before somebody signs out. */
export function UnsentDialog(props: {
  /** How many edits the server does not have. */
  readonly count: number
  readonly isBusy: boolean
  readonly problem: string | null
  readonly onStay: () => void
  readonly onLeave: () => void
}) {
  const { count, isBusy, problem, onStay, onLeave } = props
  const stay = useRef<HTMLButtonElement>(null)
  return (
    <AlertDialog.Root open={true} onOpenChange={(open) => open || onStay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <AlertDialog.Popup
          initialFocus={stay}
          data-testid="unsent-edits"
          className="fixed top-1/3 left-1/2 z-50 w-[min(440px,calc(100vw-48px))] -translate-x-1/2 space-y-3 rounded-lg border border-line bg-surface p-5 text-ink shadow-2xl outline-none"
        >
          <AlertDialog.Title className="text-base font-semibold">
            {count === 1 ? 'One edit is not sent yet' : `${count} edits are not sent yet`}
          </AlertDialog.Title>
          <AlertDialog.Description className="text-sm text-ink-muted">
            The server does not have {count === 1 ? 'it' : 'them'}. If you sign out,{' '}
            {count === 1 ? 'it stays' : 'they stay'} in this browser and {count === 1 ? 'is' : 'are'} sent when you sign
            in here again; until then nobody sees {count === 1 ? 'it' : 'them'}.
          </AlertDialog.Description>
          <Problem>{problem}</Problem>
          <div className="flex justify-end gap-2 pt-1">
            <Button disabled={isBusy} onClick={onLeave}>
              {isBusy ? 'Signing out…' : 'Sign out all the same'}
            </Button>
            <Button ref={stay} look="primary" onClick={onStay}>
              Stay signed in
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

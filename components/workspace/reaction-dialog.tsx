import { Dialog } from '@base-ui/react/dialog'
import { ReactionExercise } from '@/components/labels/reaction-exercise'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { finalFocus } from './final-focus'

/** The exercise that measures a person's reaction time. */
export function ReactionDialog() {
  const { session } = useWorkspaceHandle()
  const isOpen = useSession((state) => state.dialog === 'reaction-exercise')
  const close = () => session.setState({ dialog: 'none' })
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup
          finalFocus={finalFocus(session)}
          className="fixed top-1/2 left-1/2 z-50 w-[min(460px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line bg-surface p-6 text-ink shadow-2xl"
        >
          <ReactionExercise onDone={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

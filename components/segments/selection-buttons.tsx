import { Eye, EyeOff, Lock, LockOpen, Trash2 } from 'lucide-react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { RowButton } from './row-button'

type Titles = { readonly lock: string; readonly hide: string; readonly remove: string }

/** Locks, hides and deletes what is selected. `isPressed`: all of it is locked; `isLocked`: any of it. */
export function SelectionButtons(props: {
  readonly isLocked: boolean
  readonly isPressed: boolean
  readonly isShown: boolean
  readonly titles: Titles
}) {
  const { actions } = useWorkspaceHandle()
  const { isLocked, isPressed, isShown, titles } = props
  const LockIcon = isLocked ? Lock : LockOpen
  const EyeIcon = isShown ? Eye : EyeOff
  return (
    <>
      <RowButton
        name="Locked"
        title={titles.lock}
        isPressed={isPressed}
        onClick={() => actions.perform({ type: 'lock-selected', of: 'segments' })}
      >
        <LockIcon aria-hidden={true} className="size-3.5" />
      </RowButton>
      <RowButton
        name="Hide"
        title={titles.hide}
        onClick={() => actions.perform({ type: 'hide-selected', of: 'segments' })}
      >
        <EyeIcon aria-hidden={true} className="size-3.5" />
      </RowButton>
      <RowButton
        name="Delete what is selected"
        title={titles.remove}
        isGrave={true}
        onClick={() => actions.perform({ type: 'delete' })}
      >
        <Trash2 aria-hidden={true} className="size-3.5" />
      </RowButton>
    </>
  )
}

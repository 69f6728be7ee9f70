import { Check, CloudOff, GitCompareArrows, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import { saveStateOf } from '@/lib/workspace/save-state'

const LOOK = {
  saved: { Icon: Check, tone: 'text-ink-muted' },
  saving: { Icon: LoaderCircle, tone: 'text-ink' },
  offline: { Icon: CloudOff, tone: 'text-warn' },
  conflict: { Icon: GitCompareArrows, tone: 'text-bad' },
  failed: { Icon: TriangleAlert, tone: 'text-bad' },
} as const

/** Whether everything is saved, in words. */
export function SaveStateBadge({ document }: { readonly document: WorkspaceStore }) {
  const { state, words } = useStore(
    document,
    useShallow(({ workspace }) => saveStateOf(workspace.outbox)),
  )
  const detail = useStore(document, ({ workspace }) => workspace.outbox.trouble?.message)
  const { Icon, tone } = LOOK[state]
  return (
    <span
      data-testid="save-state"
      data-state={state}
      role="status"
      title={detail}
      className={`inline-flex shrink-0 items-center gap-1.5 text-sm whitespace-nowrap ${tone}`}
    >
      <Icon aria-hidden={true} className={state === 'saving' ? 'size-4 animate-spin' : 'size-4'} />
      <span className="truncate">{words}</span>
    </span>
  )
}

import { Menu } from '@base-ui/react/menu'
import { ArrowDownToLine, ArrowDownUp, ArrowUpFromLine } from 'lucide-react'
import { lazy, type MouseEvent, Suspense, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { SessionStore } from '@/lib/browser/stores/workspace-session-store'
import type { VideoSummary } from '@/lib/videos/schema'

// Readers and writers of all formats are a program of their own: it comes when somebody wants it.
const ExportDialog = lazy(() => import('./export-dialog').then((module) => ({ default: module.ExportDialog })))
const ImportDialog = lazy(() => import('./import-dialog').then((module) => ({ default: module.ImportDialog })))

const ITEM =
  'flex h-9 cursor-default items-center gap-2 rounded px-2.5 text-sm outline-none select-none data-highlighted:bg-raised data-disabled:opacity-60'

/** Segments out into a file, and in from one. `finalFocus` says where the keyboard goes when a dialog closes. */
export function ExchangeMenu(props: {
  readonly video: VideoSummary
  readonly finalFocus: (session: SessionStore) => () => HTMLElement | false
}) {
  const { session } = useWorkspaceHandle()
  const dialog = useSession((state) => state.dialog)
  const isLabeling = useSession((state) => state.isLabeling)
  const trigger = useRef<HTMLButtonElement>(null)
  const open = (wanted: 'export-segments' | 'import-segments', { detail }: MouseEvent) =>
    // Who came by mouse goes on with the keys of the page; who came by keyboard (no clicks) is back at the button.
    session.setState({ dialog: wanted, opener: detail === 0 ? trigger.current : null })
  const parts = {
    video: props.video,
    finalFocus: props.finalFocus(session),
    onClose: () => session.setState({ dialog: 'none' }),
  }
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          ref={trigger}
          render={<Button look="quiet" className="px-2!" title="Segments into a file, or from one" />}
        >
          <ArrowDownUp aria-hidden={true} className="size-4" /> <span className="max-lg:sr-only">Files</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="bottom" align="end" sideOffset={6} className="z-30">
            <Menu.Popup
              finalFocus={(closedBy) => closedBy === 'keyboard'}
              className="min-w-52 rounded-lg border border-line bg-surface p-1 text-ink shadow-xl outline-none"
            >
              <Menu.Item className={ITEM} onClick={(event) => open('export-segments', event)}>
                <ArrowDownToLine aria-hidden={true} className="size-4 text-ink-muted" /> Export segments…
              </Menu.Item>
              <Menu.Item className={ITEM} disabled={!isLabeling} onClick={(event) => open('import-segments', event)}>
                <ArrowUpFromLine aria-hidden={true} className="size-4 text-ink-muted" /> Import segments…
              </Menu.Item>
              {isLabeling ? null : (
                <p className="px-2.5 pt-1 pb-1.5 text-xs text-ink-muted">
                  Importing is open once labeling was started.
                </p>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Suspense>
        {dialog === 'export-segments' ? <ExportDialog {...parts} /> : null}
        {dialog === 'import-segments' ? <ImportDialog {...parts} /> : null}
      </Suspense>
    </>
  )
}

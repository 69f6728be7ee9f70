import { Menu } from '@base-ui/react/menu'
import { ArrowDownToLine, ArrowDownUp, ArrowUpFromLine } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { VideoSummary } from '@/lib/videos/schema'

// Readers and writers of all formats are a program of their own: it comes when somebody wants it.
const ExportDialog = lazy(() => import('./export-dialog').then((module) => ({ default: module.ExportDialog })))
const ImportDialog = lazy(() => import('./import-dialog').then((module) => ({ default: module.ImportDialog })))

const ITEM =
  'flex h-9 cursor-default items-center gap-2 rounded px-2.5 text-sm outline-none select-none data-highlighted:bg-raised'

/** Segments out into a file, and in from one. */
export function ExchangeMenu({ video }: { readonly video: VideoSummary }) {
  const [open, setOpen] = useState<'none' | 'export' | 'import'>('none')
  const close = () => setOpen('none')
  const opener = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger ref={opener} render={<Button look="quiet" title="Segments into a file, or from one" />}>
          <ArrowDownUp aria-hidden={true} className="size-4" /> Files
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner side="bottom" align="end" sideOffset={6} className="z-30">
            <Menu.Popup className="min-w-52 rounded-lg border border-line bg-surface p-1 text-ink shadow-xl outline-none">
              <Menu.Item className={ITEM} onClick={() => setOpen('export')}>
                <ArrowDownToLine aria-hidden={true} className="size-4 text-ink-muted" /> Export segments…
              </Menu.Item>
              <Menu.Item className={ITEM} onClick={() => setOpen('import')}>
                <ArrowUpFromLine aria-hidden={true} className="size-4 text-ink-muted" /> Import segments…
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Suspense>
        {open === 'export' ? <ExportDialog video={video} opener={opener} onClose={close} /> : null}
        {open === 'import' ? <ImportDialog video={video} opener={opener} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

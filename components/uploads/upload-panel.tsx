import { useRef, useState } from 'react'
import { isUnderWay } from '@/lib/browser/uploads/upload-entry'
import { useUploads } from '@/lib/browser/uploads/uploads-store'
import { InterruptedNotice } from './interrupted-notice'
import { PanelHeader } from './panel-header'
import { UploadRow } from './upload-row'
import { useNow } from './use-now'

/**
 * What is being uploaded, in the corner of the page; nothing where there is nothing. The page is given room below, so that
 * what the panel covers can be scrolled out from under it.
 */
export function UploadPanel() {
  const uploads = useUploads((state) => state.uploads)
  const hasInterrupted = useUploads((state) => state.interrupted.length > 0)
  const [isOpen, setOpen] = useState(true)
  const panel = useRef<HTMLElement>(null)
  const nowMs = useNow(uploads.some(isUnderWay))
  if (uploads.length === 0 && !hasInterrupted) return null
  return (
    <>
      {isOpen ? <div aria-hidden={true} className="h-96" /> : null}
      <section
        ref={panel}
        tabIndex={-1}
        data-testid="upload-panel"
        aria-label="Uploads"
        className="fixed right-4 bottom-4 z-20 flex max-h-[min(32rem,calc(100dvh-8rem))] w-[min(26.5rem,calc(100vw-2rem))] flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-xl"
      >
        <PanelHeader uploads={uploads} nowMs={nowMs} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
        {isOpen ? (
          <div className="min-h-0 overflow-y-auto overscroll-contain">
            <InterruptedNotice />
            <ul>
              {uploads.map((entry) => (
                <UploadRow
                  key={entry.id}
                  entry={entry}
                  nowMs={Math.max(nowMs, performance.now())}
                  onGone={() => panel.current?.focus()}
                />
              ))}
            </ul>
          </div>
        ) : null}
      </section>
    </>
  )
}

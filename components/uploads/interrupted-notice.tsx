import { History } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { discardInterrupted, useUploads } from '@/lib/browser/uploads/uploads-store'
import { percentOf } from '@/lib/ingest/upload-progress'
import { FileInput } from './file-input'
import { counted } from './words'

const SHOWN = 3

/** What an earlier page began: only choosing the same files again gives this page their bytes. */
export function InterruptedNotice() {
  const interrupted = useUploads((state) => state.interrupted)
  const input = useRef<HTMLInputElement>(null)
  const [isAsking, setAsking] = useState(false)
  if (interrupted.length === 0) return null
  const more = interrupted.length - SHOWN
  return (
    <div data-testid="interrupted-uploads" className="border-b border-line px-4 py-3 last:border-b-0">
      <p className="flex gap-2 font-medium">
        <History aria-hidden={true} className="mt-0.5 size-4 shrink-0 text-warn" />
        {counted(interrupted.length, 'upload was', 'uploads were')} interrupted: choose the{' '}
        {interrupted.length === 1 ? 'file' : 'files'} again to continue.
      </p>
      <ul className="mt-1.5 space-y-0.5 pl-6 text-[13px] text-ink-muted">
        {interrupted.slice(0, SHOWN).map(({ id, fileName, acceptedBytes, sizeBytes }) => (
          <li key={id} className="flex justify-between gap-3">
            <span className="truncate">{fileName}</span>
            <span className="shrink-0">{percentOf(acceptedBytes, sizeBytes)}% arrived</span>
          </li>
        ))}
        {more > 0 ? <li>and {more.toLocaleString('en-US')} more</li> : null}
      </ul>
      <div className="mt-2.5 flex gap-2 pl-6">
        <Button className="whitespace-nowrap" onClick={() => input.current?.click()}>
          Choose the files…
        </Button>
        <Button
          look="quiet"
          className="whitespace-nowrap"
          onClick={() => (isAsking ? discardInterrupted() : setAsking(true))}
          onBlur={() => setAsking(false)}
        >
          {isAsking ? 'Remove what has arrived' : 'Discard'}
        </Button>
      </div>
      <FileInput ref={input} kind="files" testId="continue-files" />
    </div>
  )
}

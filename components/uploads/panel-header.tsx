import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { isUnderWay, type UploadEntry } from '@/lib/browser/uploads/upload-entry'
import { cancelAll, pauseAll, resumeAll, useUploads } from '@/lib/browser/uploads/uploads-store'
import { percentOf, totalOf } from '@/lib/ingest/upload-progress'
import { IconButton } from './icon-button'
import { UploadProgress } from './upload-progress'
import { counted, describePace } from './words'

/** All uploads as one: how far, how fast, and what can be done with all of them. */
export function PanelHeader({
  uploads,
  nowMs,
  isOpen,
  onToggle,
}: {
  readonly uploads: readonly UploadEntry[]
  readonly nowMs: number
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const arrivedBytes = useUploads((state) => state.arrivedBytes)
  const interrupted = useUploads((state) => state.interrupted.length)
  const total = totalOf(uploads, nowMs)
  const percent = percentOf(total.sentBytes + arrivedBytes, total.sizeBytes + arrivedBytes)
  const pace = describePace(total.sizeBytes - total.sentBytes, total.speed)
  const isMoving = uploads.some((entry) => isUnderWay(entry) && entry.state !== 'hashing')
  const isStopped = uploads.some(({ state }) => state === 'paused' || state === 'failed')
  return (
    <header className="border-b border-line px-4 py-3">
      <div className="flex items-center gap-2">
        <h2 className="font-semibold">{titleOf(uploads, interrupted)}</h2>
        <span className="ml-auto text-[13px] text-ink-muted">{uploads.length === 0 ? null : `${percent}%`}</span>
        <IconButton label={isOpen ? 'Hide the uploads' : 'Show the uploads'} isExpanded={isOpen} onClick={onToggle}>
          {isOpen ? (
            <ChevronDown aria-hidden={true} className="size-4" />
          ) : (
            <ChevronUp aria-hidden={true} className="size-4" />
          )}
        </IconButton>
      </div>
      {uploads.length === 0 ? null : (
        <div className="mt-2">
          <UploadProgress label="All uploads" percent={percent} state={barState(uploads)} />
        </div>
      )}
      {pace === null ? null : <p className="mt-1.5 text-[13px] text-ink-muted">{pace}</p>}
      {isOpen && (isMoving || isStopped) ? (
        <div className="mt-1.5 -ml-3 flex">
          {isMoving ? <Bulk onClick={pauseAll}>Pause all</Bulk> : null}
          {isStopped ? <Bulk onClick={resumeAll}>Resume all</Bulk> : null}
          <CancelAll />
        </div>
      ) : null}
    </header>
  )
}

function Bulk({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <Button look="quiet" className="whitespace-nowrap" onClick={onClick}>
      {children}
    </Button>
  )
}

/** Asked twice: what has arrived of all of them is lost. */
function CancelAll() {
  const [isAsking, setAsking] = useState(false)
  return (
    <Button
      look="quiet"
      className={classNames('whitespace-nowrap', isAsking && 'text-bad!')}
      onClick={() => (isAsking ? cancelAll() : setAsking(true))}
      onBlur={() => setAsking(false)}
    >
      {isAsking ? 'Really cancel all' : 'Cancel all'}
    </Button>
  )
}

function titleOf(uploads: readonly UploadEntry[], interrupted: number): string {
  const count = (...states: UploadEntry['state'][]) => uploads.filter(({ state }) => states.includes(state)).length
  const moving = uploads.filter(isUnderWay).length
  if (uploads.length === 0) return `${counted(interrupted, 'upload', 'uploads')} interrupted`
  if (count('offline') > 0 && count('uploading', 'hashing') === 0) return 'Waiting for the network'
  if (moving > 0) return `Uploading ${counted(moving, 'video', 'videos')}`
  if (count('failed') > 0) return `${counted(count('failed'), 'upload', 'uploads')} failed`
  if (count('paused') > 0) return `${counted(count('paused'), 'upload', 'uploads')} paused`
  return `${counted(count('done'), 'video', 'videos')} uploaded`
}

function barState(uploads: readonly UploadEntry[]): UploadEntry['state'] {
  const order = ['uploading', 'hashing', 'offline', 'queued', 'failed', 'paused'] as const
  return order.find((state) => uploads.some((entry) => entry.state === state)) ?? 'done'
}

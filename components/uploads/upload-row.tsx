import { CircleAlert, CircleCheck, Pause, Play, RotateCw, WifiOff, X } from 'lucide-react'
import { type Ref, useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { UploadEntry } from '@/lib/browser/uploads/upload-entry'
import { cancelUpload, pauseUpload, resumeUpload } from '@/lib/browser/uploads/uploads-store'
import { percentOf } from '@/lib/ingest/upload-progress'
import { IconButton } from './icon-button'
import { UploadProgress } from './upload-progress'
import { describeUpload } from './words'

/** One upload: how far it is, what it does, and what can be done about it. `onGone` takes the focus of a row that goes away. */
export function UploadRow({
  entry,
  nowMs,
  onGone,
}: {
  readonly entry: UploadEntry
  readonly nowMs: number
  readonly onGone: () => void
}) {
  const cross = useRef<HTMLButtonElement>(null)
  const [isAsking, setAsking] = useState(false)
  const { id, fileName, state, sizeBytes, progress, footage } = entry
  const percent = state === 'done' ? 100 : percentOf(progress.sentBytes, sizeBytes)
  const cancel = () => {
    onGone()
    cancelUpload(id)
  }
  const keep = () => {
    setAsking(false)
    cross.current?.focus()
  }
  return (
    <li data-testid="upload-row" data-state={state} className="border-t border-line px-4 py-3 first:border-t-0">
      <div className="flex items-center gap-2">
        <StateIcon state={state} />
        <span className="min-w-0 truncate font-medium" title={entry.relativePath ?? fileName}>
          {fileName}
        </span>
        {footage.variant === 'processed' ? <Badge>Processed</Badge> : <Badge tone="warn">Raw</Badge>}
        <span className="ml-auto pl-2 text-[13px] text-ink-muted">{percent}%</span>
        <Actions entry={entry} cross={cross} onCancel={() => setAsking(true)} />
      </div>
      <div className="mt-2">
        <UploadProgress label={`Upload of ${fileName}`} percent={percent} state={state} />
      </div>
      {isAsking && state !== 'done' ? (
        <CancelQuestion onCancel={cancel} onKeep={keep} />
      ) : (
        <p className={`mt-1.5 text-[13px] ${state === 'failed' ? 'text-bad' : 'text-ink-muted'}`}>
          {describeUpload(entry, nowMs)}
        </p>
      )}
    </li>
  )
}

function StateIcon({ state }: Pick<UploadEntry, 'state'>) {
  if (state === 'done') return <CircleCheck aria-hidden={true} className="size-4 shrink-0 text-good" />
  if (state === 'failed') return <CircleAlert aria-hidden={true} className="size-4 shrink-0 text-bad" />
  if (state === 'offline') return <WifiOff aria-hidden={true} className="size-4 shrink-0 text-warn" />
  return null
}

function Actions({
  entry: { id, fileName, state },
  cross,
  onCancel,
}: {
  readonly cross: Ref<HTMLButtonElement>
  readonly entry: UploadEntry
  readonly onCancel: () => void
}) {
  if (state === 'done') return null
  return (
    <span className="-mr-1.5 flex shrink-0">
      {state === 'paused' ? (
        <IconButton label={`Resume ${fileName}`} onClick={() => resumeUpload(id)}>
          <Play aria-hidden={true} className="size-4" />
        </IconButton>
      ) : state === 'failed' ? (
        <IconButton label={`Try ${fileName} again`} onClick={() => resumeUpload(id)}>
          <RotateCw aria-hidden={true} className="size-4" />
        </IconButton>
      ) : state === 'hashing' ? null : (
        <IconButton label={`Pause ${fileName}`} onClick={() => pauseUpload(id)}>
          <Pause aria-hidden={true} className="size-4" />
        </IconButton>
      )}
      <IconButton ref={cross} label={`Cancel ${fileName}`} onClick={onCancel}>
        <X aria-hidden={true} className="size-4" />
      </IconButton>
    </span>
  )
}

function CancelQuestion({ onCancel, onKeep }: { readonly onCancel: () => void; readonly onKeep: () => void }) {
  return (
    <div className="mt-2 flex items-center gap-2 text-[13px]">
      <p className="mr-auto text-ink-muted">What has arrived will be removed.</p>
      <Button autoFocus={true} className="shrink-0 whitespace-nowrap" onClick={onKeep}>
        Keep
      </Button>
      <Button className="shrink-0 whitespace-nowrap text-bad!" onClick={onCancel}>
        Cancel upload
      </Button>
    </div>
  )
}

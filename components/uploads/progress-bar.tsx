import { classNames } from '@/components/ui/class-names'
import type { UploadState } from '@/lib/browser/uploads/upload-entry'

const FILL: Readonly<Record<UploadState, string>> = {
  queued: 'bg-ink-faint',
  uploading: 'bg-accent',
  hashing: 'bg-accent',
  paused: 'bg-ink-faint',
  offline: 'bg-warn',
  failed: 'bg-bad',
  done: 'bg-good',
}

/** `percent` is 0..100; the colour repeats what the words beside it say. */
export function ProgressBar({
  label,
  percent,
  state,
}: {
  readonly label: string
  readonly percent: number
  readonly state: UploadState
}) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1.5 overflow-hidden rounded-full bg-raised"
    >
      <div
        className={classNames('h-full rounded-full transition-[width] duration-200', FILL[state])}
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}

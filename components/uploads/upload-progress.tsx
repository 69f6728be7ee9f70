import { ProgressBar } from '@/components/ui/progress-bar'
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
export const UploadProgress = (props: {
  readonly label: string
  readonly percent: number
  readonly state: UploadState
}) => <ProgressBar label={props.label} fraction={props.percent / 100} fill={FILL[props.state]} />

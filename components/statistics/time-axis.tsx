import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'

const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/** The moment at `part` (0..1) of a video. */
export const momentAt = (part: number, durationSeconds: number): string =>
  formatDuration(seconds(part * durationSeconds))

/** The length of a video in quarters, below a picture as wide as the video is long. The picture's words say it too. */
export function TimeAxis({ durationSeconds }: { readonly durationSeconds: number }) {
  return (
    <div aria-hidden={true} className="mt-1.5 flex justify-between text-xs text-ink-muted">
      {QUARTERS.map((part) => (
        <span key={part}>{momentAt(part, durationSeconds)}</span>
      ))}
    </div>
  )
}

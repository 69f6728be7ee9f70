import type { UploadEntry, UploadState } from '@/lib/browser/uploads/upload-entry'
import { percentOf, secondsLeft, speedOf } from '@/lib/ingest/upload-progress'
import { formatBytes } from '@/lib/player/measures'

/** `one` for 1, else `many`, with the count in front. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** How long it will take, as people say it; null where that cannot be told. */
export function describeTimeLeft(seconds: number | null): string | null {
  if (seconds === null) return null
  if (seconds < 60) return 'under a minute left'
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return `${minutes} min left`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.round(hours / 24)} days left`
  return minutes % 60 === 0 ? `${hours} h left` : `${hours} h ${minutes % 60} min left`
}

/** `12 MiB/s · 3 min left`, as far as it can be told. */
export function describePace(bytesLeft: number, speed: number | null): string | null {
  const parts = [speed === null ? null : `${formatBytes(speed)}/s`, describeTimeLeft(secondsLeft(bytesLeft, speed))]
  const known = parts.filter((part) => part !== null)
  return known.length === 0 ? null : known.join(' · ')
}

/** What an upload is doing, or why it is not, in a line. */
export function describeUpload(entry: UploadEntry, nowMs: number): string {
  const { state, sizeBytes, progress, hashedFraction, message } = entry
  const sent = `${formatBytes(progress.sentBytes)} of ${formatBytes(sizeBytes)}`
  const words: Record<UploadState, () => string> = {
    queued: () => (progress.sentBytes === 0 ? `Waiting · ${formatBytes(sizeBytes)}` : `Waiting · ${sent}`),
    uploading: () => {
      const pace = describePace(sizeBytes - progress.sentBytes, speedOf(progress, nowMs))
      return pace === null ? sent : `${sent} · ${pace}`
    },
    hashing: () => `Sent. Computing the checksum, ${percentOf(hashedFraction, 1)}%`,
    paused: () => `Paused · ${sent}`,
    offline: () => 'The server cannot be reached. This continues by itself as soon as it can.',
    failed: () => message ?? 'It failed. Try again.',
    done: () => 'Uploaded; being checked',
  }
  return words[state]()
}

import type { Seconds } from './seconds'

/**
 * `at` as `H:MM:SS.mmm`, for people: `0:01:02.345`. Rounded down to the millisecond, so that a timecode never names a
 * moment after the one it stands for. Negative times get a leading minus.
 */
export function formatTimecode(at: Seconds): string {
  // A millionth of a millisecond of slack, so that 0.29 s (0.28999999999999998 as a double) is not shown as 0.289.
  const total = Math.floor(Math.abs(at) * 1000 + 1e-6)
  const milliseconds = total % 1000
  const wholeSeconds = Math.floor(total / 1000)
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  const clock = `${Math.floor(wholeSeconds / 3600)}:${pad(Math.floor(wholeSeconds / 60) % 60, 2)}:${pad(wholeSeconds % 60, 2)}`
  return `${at < 0 ? '-' : ''}${clock}.${pad(milliseconds, 3)}`
}

/** A duration in the shortest clock form people read at a glance: `0:07`, `12:30`, `1:02:45`. Rounded to the second. */
export function formatDuration(duration: Seconds): string {
  const total = Math.round(duration)
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor(total / 60) % 60
  const tail = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

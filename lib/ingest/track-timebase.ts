import { type Timebase, timebase } from '@/lib/time/timebase'

const NANOSECONDS = 1_000_000_000

/**
 * The clock of a track from the ticks a second its container counts in; null if that is no clock.
 *
 * MP4 and MOV count a whole number of ticks a second (ISO/IEC 14496-12 section 8.4.2), Matroska a whole number of
 * nanoseconds a tick (RFC 9559 section 5.1.2.9), which need not divide a second.
 */
export function trackTimebase(ticksPerSecond: number): Timebase | null {
  if (!(ticksPerSecond > 0) || !Number.isFinite(ticksPerSecond)) return null
  if (Number.isSafeInteger(ticksPerSecond)) return timebase(1, ticksPerSecond)
  const nanoseconds = Math.round(NANOSECONDS / ticksPerSecond)
  return nanoseconds >= 1 ? timebase(nanoseconds, NANOSECONDS) : null
}

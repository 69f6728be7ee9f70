import { type Frame, frame } from '@/lib/time/frame'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import type { Travel } from './frame-port'

/** Of the frames that there is room for, how many lie behind the hand: where it goes, more are worth keeping. */
const SHARE_BEFORE: Readonly<Record<Travel, number>> = { '-1': 0.8, 0: 0.5, 1: 0.3 }

/**
 * The frames worth keeping decoded around `at`: `capacity` of them (at least 1, `at` among them), more of them in the
 * direction of travel, none outside the video.
 */
export function windowAround(at: Frame, frameCount: number, capacity: number, travel: Travel): FrameSpan {
  const size = Math.min(Math.max(Math.floor(capacity), 1), frameCount)
  const before = Math.min(Math.round((size - 1) * SHARE_BEFORE[travel]), at)
  const start = Math.min(at - before, frameCount - size)
  return frameSpan(start, start + size)
}

/**
 * The missing frame of `window` to decode towards next: first that nearest to `at` in the direction of travel (backwards
 * when there is none), then on the other side; null when all are there.
 */
export function nextMissing(
  window: FrameSpan,
  at: Frame,
  travel: Travel,
  isThere: (at: number) => boolean,
): Frame | null {
  const back = missingFrom(at, window.start - 1, -1, isThere)
  if (travel !== 1 && back !== null) return back
  return missingFrom(at, window.end, 1, isThere) ?? back
}

function missingFrom(from: number, to: number, by: 1 | -1, isThere: (at: number) => boolean): Frame | null {
  for (let at = from; at !== to; at += by) if (!isThere(at)) return frame(at)
  return null
}

/**
 * Whether the window has to follow the hand: `at` has gone a quarter of `capacity` away from where it was laid, or turned
 * round. Moving it with every frame would decode a group of pictures for each.
 */
export function hasDrifted(
  anchor: { readonly at: Frame; readonly travel: Travel },
  at: Frame,
  travel: Travel,
  capacity: number,
): boolean {
  return travel !== anchor.travel || Math.abs(at - anchor.at) > capacity / 4
}

/** The cached frame to give up first: that farthest from `at`, those outside `window` before all others. */
export function farthest(cached: Iterable<number>, at: Frame, window: FrameSpan): number | null {
  let worst: number | null = null
  let worstScore = -1
  for (const candidate of cached) {
    const isOutside = candidate < window.start || candidate >= window.end
    const score = Math.abs(candidate - at) + (isOutside ? 1e9 : 0)
    if (score > worstScore) {
      worst = candidate
      worstScore = score
    }
  }
  return worst
}

/** Failed attempts of one kind: when each was, in milliseconds of a clock that never goes back; oldest first. */
export type Attempts = readonly number[]

/** So many failures within so long are let by; the next attempt waits until the oldest of them is that long ago. */
export type AttemptLimit = { readonly most: number; readonly withinMs: number }

/** For one username: whoever forgot which of their passwords it was gets by, a list of passwords does not. */
export const PER_USERNAME: AttemptLimit = { most: 10, withinMs: 10 * 60_000 }

/** For one address, behind which a whole lab may be. */
export const PER_ADDRESS: AttemptLimit = { most: 60, withinMs: 10 * 60_000 }

/** Failures that still count at `now`. */
export const recent = (attempts: Attempts, now: number, { withinMs }: AttemptLimit): Attempts =>
  attempts.filter((at) => now - at < withinMs)

/** How long, in milliseconds, no further attempt is let by; 0 if one may be made now. */
export function waitBefore(attempts: Attempts, now: number, limit: AttemptLimit): number {
  const counted = recent(attempts, now, limit)
  const oldest = counted[counted.length - limit.most]
  return oldest === undefined ? 0 : oldest + limit.withinMs - now
}

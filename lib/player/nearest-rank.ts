/**
 * The smallest of the sorted values that at least `share` (0 to 1) of them do not exceed: a value that was measured,
 * never one between two. Null of no values.
 */
export const nearestRank = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? null

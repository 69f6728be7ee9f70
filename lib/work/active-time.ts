/** Who does nothing for longer than this has gone away. Milliseconds. */
export const LONGEST_GAP_MS = 5 * 60_000

/**
 * How long somebody worked, in milliseconds, by the moments in which they did something (milliseconds since 1970, in any
 * order): the sum of the gaps under five minutes. One moment alone has no length.
 */
export function activeTime(moments: readonly number[]): number {
  const inOrder = moments.toSorted((a, b) => a - b)
  return inOrder.reduce((sum, at, nth) => {
    const gap = at - (inOrder[nth - 1] ?? at)
    return gap < LONGEST_GAP_MS ? sum + gap : sum
  }, 0)
}

/** How near to an end of the timeline a dragging hand makes the view go on, in pixels. */
const MARGIN = 28

/** As fast as it gets, in pixels a second. */
const FASTEST = 1400

/**
 * How fast the view goes on while a hand drags at pixel `x` of `width`, in pixels a second: 0 in the middle, negative towards
 * the start; faster the farther the hand is into the margin or past the end.
 */
export function autoScrollSpeed(x: number, width: number): number {
  const margin = Math.min(MARGIN, width / 4)
  const into = x < margin ? x - margin : Math.max(0, x - (width - margin))
  const share = Math.min(Math.max(into / (2 * margin), -1), 1)
  return share * Math.abs(share) * FASTEST
}

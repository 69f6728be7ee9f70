/** A span in whatever unit the format counts; [start, end). */
export type LaneSpan = { readonly start: number; readonly end: number }

/**
 * The lane of each of `spans` (sorted by start), from 0: the first in which it overlaps nothing. Formats whose rows may not
 * overlap get a row for each lane.
 */
export function lanesOf(spans: readonly LaneSpan[]): number[] {
  const ends: number[] = []
  return spans.map(({ start, end }) => {
    const free = ends.findIndex((last) => last <= start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = end
    return lane
  })
}

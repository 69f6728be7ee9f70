/** Something with a place on the timeline: [startFrame, endFrame). */
export type Bar = { readonly id: string; readonly startFrame: number; readonly endFrame: number }

/** Which lane each bar is drawn in, 0 the topmost, and how many lanes that takes; at least 1. */
export type Lanes = { readonly laneOf: ReadonlyMap<string, number>; readonly laneCount: number }

/**
 * The fewest lanes in which no two bars overlap: each bar goes to the first lane that is free where it starts. The same
 * bars in any order get the same lanes. Bars that touch may share a lane. O(n log n) plus n times the lanes.
 */
export function packLanes(bars: readonly Bar[]): Lanes {
  const inOrder = [...bars].sort(
    (a, b) => a.startFrame - b.startFrame || b.endFrame - a.endFrame || (a.id < b.id ? -1 : 1),
  )
  const freeFrom: number[] = []
  const laneOf = new Map<string, number>()
  for (const bar of inOrder) {
    const free = freeFrom.findIndex((end) => end <= bar.startFrame)
    const lane = free === -1 ? freeFrom.length : free
    freeFrom[lane] = bar.endFrame
    laneOf.set(bar.id, lane)
  }
  return { laneOf, laneCount: Math.max(1, freeFrom.length) }
}

import { firstAbove } from './first-above'
import type { Bar } from './lanes'

/** The bars of one lane by start. `maxEnds[i]` is the greatest end of the bars up to i, so it only grows. */
export type LaneBars<B extends Bar> = {
  readonly bars: readonly B[]
  readonly maxEnds: Float64Array
}

/** What lies in each lane, for finding what is in view without looking at everything. */
export type LaneIndex<B extends Bar> = readonly LaneBars<B>[]

/** The index of `bars` in the lanes that `laneOf` gives them. O(n) for bars that are sorted by start already. */
export function createLaneIndex<B extends Bar>(
  bars: readonly B[],
  laneOf: ReadonlyMap<string, number>,
  laneCount: number,
): LaneIndex<B> {
  const lanes: B[][] = Array.from({ length: laneCount }, () => [])
  for (const bar of bars) lanes[laneOf.get(bar.id) ?? 0]?.push(bar)
  return lanes.map((own) => {
    own.sort((a, b) => a.startFrame - b.startFrame)
    const maxEnds = new Float64Array(own.length)
    let furthest = 0
    for (const [i, { endFrame }] of own.entries()) {
      furthest = Math.max(furthest, endFrame)
      maxEnds[i] = furthest
    }
    return { bars: own, maxEnds }
  })
}

/** Gives `take` the bars that share a position with [from, to), by start. O(log n) and what is found, without overlaps. */
export function eachBetween<B extends Bar>(
  { bars, maxEnds }: LaneBars<B>,
  from: number,
  to: number,
  take: (bar: B) => void,
): void {
  for (let i = firstAbove(maxEnds, from); i < bars.length; i += 1) {
    const bar = bars[i]
    if (bar === undefined || bar.startFrame >= to) return
    if (bar.endFrame > from) take(bar)
  }
}

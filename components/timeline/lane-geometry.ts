/** How high a lane is, in pixels: the room is shared until names would not be readable any more; then lanes scroll. */
export const laneHeightOf = (laneCount: number): number => Math.max(18, Math.min(32, Math.floor(96 / laneCount)))

/** The lane at `y` pixels below the top of the lanes. */
export const laneAt = (y: number, laneCount: number): number => Math.floor((y - 2) / laneHeightOf(laneCount))

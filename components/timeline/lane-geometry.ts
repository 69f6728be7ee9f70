import { laneAtPixel } from '@/lib/timeline/rect-of'

/** The lane at `y` pixels below the top of the lanes; all lanes are equally high, however many there are. */
export const laneAt = (y: number, _laneCount: number): number => laneAtPixel(y)

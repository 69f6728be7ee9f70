import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Timebase } from '@/lib/time/timebase'
import { createFrameMatcher } from './frame-matcher'

/**
 * Which frame of `index` each packet shows. `times` are the packets' PTS in decode order, ticks of `clock` on the
 * presentation timeline; NaN for one that is only decoded. -1 for that, for a packet outside of the presentation, and for
 * the later ones of several at one time. O(n log n).
 */
export function framesOfPackets(times: ArrayLike<number>, index: FrameIndex, clock: Timebase): Int32Array {
  const match = createFrameMatcher(index, clock)
  const timeOf = (packet: number): number => times[packet] ?? Number.NaN
  const inOrder = Uint32Array.from({ length: times.length }, (_, packet) => packet)
    .filter((packet) => !Number.isNaN(timeOf(packet)))
    .sort((a, b) => timeOf(a) - timeOf(b) || a - b)
  const frames = new Int32Array(times.length).fill(-1)
  for (const packet of inOrder) frames[packet] = match(timeOf(packet)) ?? -1
  return frames
}

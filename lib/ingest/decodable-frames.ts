import { type FrameIndex, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'

/** Which frames of an index come out of a decoder. */
export type DecodableFrames = {
  /** Frame `at` came out; `isWhole` if no part of it was guessed. In increasing order. */
  readonly add: (at: number, isWhole: boolean) => void
  /** Every frame so far came out whole. */
  readonly isComplete: () => boolean
  /** Why not every frame of the index can be decoded, for people; null if every one can. */
  readonly complaint: () => string | null
}

/** Counts the frames of `index` that come out of a decoder, to say how much of a damaged file is left. */
export function countDecodable(index: FrameIndex): DecodableFrames {
  let whole = 0
  let firstBad: number | null = null
  const add = (at: number, isWhole: boolean) => {
    // Nothing is bad so far: then the frame that should come now is as far in as whole ones came.
    if (firstBad === null && (at !== whole || !isWhole)) firstBad = whole
    if (isWhole) whole += 1
  }
  const complaint = () => {
    if (whole === index.frameCount) return null
    const at = timeOf(index, frame(firstBad ?? whole)) - timeOf(index, frame(0))
    return `Only ${grouped(whole)} of ${grouped(index.frameCount)} frames can be decoded: the file ends early or is damaged after ${formatDuration(seconds(Math.floor(at)))}.`
  }
  return { add, isComplete: () => firstBad === null, complaint }
}

const grouped = (count: number): string => count.toLocaleString('en-US')

import { type FrameIndex, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'

/** Which frames of an index come out of a decoder. */
export type DecodableFrames = {
  /**
   * Frame `at` came out; `isWhole` if no part of it was guessed. In increasing order. Gives the frames before it that did
   * not come out.
   */
  readonly add: (at: number, isWhole: boolean) => readonly number[]
  /** No more come out; gives the frames that did not. */
  readonly end: () => readonly number[]
  /** Few enough frames so far are missing or were guessed in parts. */
  readonly isUsable: () => boolean
  /** How many frames are missing or were guessed in parts. */
  readonly damaged: () => number
  /** Why the file is not to be used, for people; null if it may be. Asked after the end. */
  readonly complaint: () => string | null
}

/** Of so many frames one may be damaged, and a few more: some lost bytes in hours of recording are no reason to lose it. */
const FRAMES_FOR_ONE_DAMAGED = 100
const ALWAYS_TOLERATED = 3

/** Whether so few of `all` frames are damaged that the video can be labeled all the same. */
export const isTolerable = (damaged: number, all: number): boolean =>
  damaged <= Math.min(ALWAYS_TOLERATED, all / 5) + all / FRAMES_FOR_ONE_DAMAGED

/** Counts the frames of `index` that come out of a decoder, to say how much of a damaged file is left. */
export function countDecodable(index: FrameIndex): DecodableFrames {
  let next = 0
  let damaged = 0
  let firstBad: number | null = null
  const missUntil = (at: number): readonly number[] => {
    const missing = Array.from({ length: at - next }, (_, n) => next + n)
    if (missing.length > 0) firstBad ??= next
    damaged += missing.length
    next = at
    return missing
  }
  const add: DecodableFrames['add'] = (at, isWhole) => {
    const missing = missUntil(at)
    if (!isWhole) {
      firstBad ??= at
      damaged += 1
    }
    next = at + 1
    return missing
  }
  const isUsable = () => isTolerable(damaged, index.frameCount)
  const complaint = () => {
    if (isUsable()) return null
    const at = timeOf(index, frame(firstBad ?? 0)) - timeOf(index, frame(0))
    return `Only ${grouped(index.frameCount - damaged)} of ${grouped(index.frameCount)} frames can be decoded: the file ends early or is damaged after ${formatDuration(seconds(Math.floor(at)))}.`
  }
  return { add, end: () => missUntil(index.frameCount), isUsable, damaged: () => damaged, complaint }
}

const grouped = (count: number): string => count.toLocaleString('en-US')

import type { Timebase } from '@/lib/time/timebase'
import type { FrameIndex } from './frame-index'

/** A frame index for scripts: `pts` in ticks of `timebase`, one a frame; `keyframes` are frame numbers. */
export type FrameIndexJson = {
  readonly frameCount: number
  readonly timebase: Timebase
  readonly pts: readonly number[]
  /** Where the last frame ends, in ticks. */
  readonly endPts: number
  readonly keyframes: readonly number[]
}

/** The JSON form of `index`. */
export const frameIndexToJson = (index: FrameIndex): FrameIndexJson => ({
  frameCount: index.frameCount,
  timebase: index.timebase,
  pts: [...index.pts],
  endPts: index.endPts,
  keyframes: [...index.keyframes],
})

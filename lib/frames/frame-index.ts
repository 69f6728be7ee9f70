import { invariant } from '@/lib/result/invariant'
import { type Frame, frame } from '@/lib/time/frame'
import { type FrameRate, frameRate } from '@/lib/time/frame-rate'
import { type Seconds, seconds } from '@/lib/time/seconds'
import { type Ticks, type Timebase, ticks, toSeconds } from '@/lib/time/timebase'

/**
 * When every frame of one video is shown, and from which frames decoding can start.
 *
 * `pts` is strictly increasing, one entry a frame, in ticks of `timebase` on the presentation timeline (edit list
 * applied; a start offset is kept: the first entry need not be 0). `endPts` is where the last frame ends. `keyframes`
 * is increasing and non-empty. At least one frame.
 */
export type FrameIndex = {
  readonly timebase: Timebase
  readonly frameCount: number
  readonly pts: Float64Array
  readonly endPts: Ticks
  readonly keyframes: Uint32Array
}

/** A frame index from its parts. Throws if they are not what {@link FrameIndex} says. */
export function createFrameIndex(parts: {
  readonly timebase: Timebase
  readonly pts: ArrayLike<number>
  readonly endPts: number
  readonly keyframes: ArrayLike<number>
}): FrameIndex {
  const pts = Float64Array.from(parts.pts)
  const keyframes = Uint32Array.from(parts.keyframes)
  invariant(pts.length > 0, 'a frame index has at least one frame')
  invariant(isIncreasing(pts), 'pts are strictly increasing integers')
  invariant(parts.endPts > (pts.at(-1) ?? 0), 'the last frame ends after it starts')
  invariant(keyframes.length > 0 && isIncreasing(keyframes), 'keyframes are increasing and not empty')
  invariant((keyframes.at(-1) ?? 0) < pts.length, 'keyframes are frames of the video')
  return { timebase: parts.timebase, frameCount: pts.length, pts, endPts: ticks(parts.endPts), keyframes }
}

/** When frame `at` is first shown. */
export function ptsOf(index: FrameIndex, at: Frame): Ticks {
  const value = index.pts[at]
  invariant(value !== undefined, `frame ${at} of a video of ${index.frameCount}`)
  return value as Ticks
}

/** When frame `at` stops being shown: the next frame's PTS, or the end of the video. */
export function endPtsOf(index: FrameIndex, at: Frame): Ticks {
  return at === index.frameCount - 1 ? index.endPts : ptsOf(index, frame(at + 1))
}

/** When frame `at` is first shown, in seconds. */
export const timeOf = (index: FrameIndex, at: Frame): Seconds => toSeconds(ptsOf(index, at), index.timebase)

/**
 * The time to seek a media element to so that it shows frame `at`: the middle of the frame's presentation interval,
 * the point farthest from both neighbours and from every rounding on the way.
 */
export function seekTimeOf(index: FrameIndex, at: Frame): Seconds {
  const start = toSeconds(ptsOf(index, at), index.timebase)
  const end = toSeconds(endPtsOf(index, at), index.timebase)
  return seconds((start + end) / 2)
}

/**
 * The frame on screen at `at`, in presentation order.
 *
 * `at` is on the presentation timeline (edit list applied). A frame owns [its pts, next pts), so a time on a boundary
 * belongs to the later frame; before the first frame it is 0, after the end it is the last. O(log n).
 */
export function frameAt(index: FrameIndex, at: Seconds): Frame {
  let low = 0
  let high = index.frameCount - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (timeOf(index, middle as Frame) <= at) low = middle
    else high = middle - 1
  }
  return frame(low)
}

/** The last keyframe at or before `at`: where decoding for `at` starts. The first keyframe if none is before. */
export function keyframeBefore(index: FrameIndex, at: Frame): Frame {
  let low = 0
  let high = index.keyframes.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((index.keyframes[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return frame(index.keyframes[low] ?? 0)
}

/** From the first frame's PTS to the end of the last frame. */
export const durationOf = (index: FrameIndex): Seconds =>
  toSeconds(ticks(index.endPts - ptsOf(index, frame(0))), index.timebase)

/** The mean rate, measured over the whole video and exact: frames divided by duration. A header's claim is not asked. */
export function meanFrameRate(index: FrameIndex): FrameRate {
  const durationTicks = index.endPts - ptsOf(index, frame(0))
  return frameRate(index.frameCount * index.timebase.den, durationTicks * index.timebase.num)
}

function isIncreasing(values: Float64Array | Uint32Array): boolean {
  return values.every((value, i) => Number.isSafeInteger(value) && (i === 0 || value > (values[i - 1] ?? 0)))
}

import { endPtsOf, type FrameIndex, frameAt, ptsOf, timeOf } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { type Seconds, seconds } from '@/lib/time/seconds'
import { toSeconds } from '@/lib/time/timebase'

/**
 * The frame whose PTS the browser reported as `mediaTime`.
 *
 * Browsers keep times in microseconds, rounded down or to the nearest, so 1/3 s arrives as 0.333333: before the PTS of
 * the very frame it names. The nearest PTS is the frame meant, and a microsecond never reaches half a frame.
 * Source: HTML video.requestVideoFrameCallback, VideoFrameCallbackMetadata.mediaTime.
 */
export function frameOfMediaTime(index: FrameIndex, mediaTime: Seconds): Frame {
  const at = frameAt(index, mediaTime)
  if (at === index.frameCount - 1) return at
  const next = frame(at + 1)
  return timeOf(index, next) - mediaTime < mediaTime - timeOf(index, at) ? next : at
}

/**
 * Where in the presentation interval of `at` to seek. The first try takes the middle, as far from both neighbours as
 * can be; a later one takes the side away from the frame on which the one before it landed.
 */
export function seekPointOf(index: FrameIndex, at: Frame, landed: Frame | null): Seconds {
  const start = toSeconds(ptsOf(index, at), index.timebase)
  const end = toSeconds(endPtsOf(index, at), index.timebase)
  const share = landed === null || landed === at ? 1 / 2 : landed < at ? 3 / 4 : 1 / 4
  return seconds(start + (end - start) * share)
}

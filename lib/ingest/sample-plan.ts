import { type ClipPlan, constantTimes } from './clip-plan'

/** The title of the sample in the library. */
export const SAMPLE_TITLE = 'Sample: moving shapes'

const TICKS_PER_FRAME = 512

/** The sample: 20 s at 25 frames a second, H.264 with B-frames, a keyframe every 2 s. */
export const SAMPLE_PLAN: ClipPlan = {
  width: 960,
  height: 540,
  ticksPerSecond: 25 * TICKS_PER_FRAME,
  ...constantTimes(500, TICKS_PER_FRAME),
  container: 'mp4',
  codec: 'avc',
  gopFrames: 50,
  bFrames: 2,
  bitrate: 1_500_000,
  noise: 0,
}

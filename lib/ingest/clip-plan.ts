/**
 * A synthetic video, as data: the picture of each frame follows from its number alone (painted in lib/server/sample).
 *
 * `times` are the PTS in ticks of 1 / `ticksPerSecond`, increasing; `endPts` is the end of the last frame.
 */
export type ClipPlan = {
  readonly width: number
  readonly height: number
  readonly ticksPerSecond: number
  readonly times: readonly number[]
  readonly endPts: number
  readonly container: 'mp4' | 'mov' | 'webm' | 'mkv'
  readonly codec: 'avc' | 'vp9' | 'vp8'
  readonly gopFrames: number
  readonly bFrames: number
  /** Bits a second. */
  readonly bitrate: number
  /** How much noise is laid over the picture, in steps of brightness: 0 none. Noise makes a file large. */
  readonly noise: number
}

/** Times of `frameCount` frames, each `step` ticks after the one before, from `first` on. */
export function constantTimes(frameCount: number, step: number, first = 0): { times: number[]; endPts: number } {
  return { times: Array.from({ length: frameCount }, (_, n) => first + n * step), endPts: first + frameCount * step }
}

import type { FrameIndex } from '@/lib/frames/frame-index'
import { err, ok, type Result } from '@/lib/result/result'

/** What the guard compares of one variant. */
export type Twin = { readonly sha256: string; readonly index: FrameIndex }

/**
 * Whether the processed (anonymized) footage may stand beside the raw: every frame shows the same moment.
 *
 * They must have as many frames with the same PTS, in seconds, within half a tick of the coarser of the two clocks (a
 * container that rounds to milliseconds moves every frame a little), and must not be the same bytes: then nothing was
 * anonymized. The error is the reason, for people.
 */
export function checkTwins(raw: Twin, processed: Twin): Result<true, string> {
  if (raw.sha256 === processed.sha256) {
    return err('The processed file has the same bytes as the raw file: nothing in it was anonymized.')
  }
  const [a, b] = [raw.index, processed.index]
  if (a.frameCount !== b.frameCount) {
    return err(
      `The processed video has ${b.frameCount} frames, the raw video ${a.frameCount}. Both must have the same frames: process the raw video again without dropping or adding frames.`,
    )
  }
  const frame = firstDifference(a, b)
  if (frame === null) return ok(true)
  return err(
    `Frame ${frame} is shown at ${secondsText(b, frame)} in the processed video and at ${secondsText(a, frame)} in the raw video. Both must have the same timestamps: process the raw video again without changing its timing.`,
  )
}

/** The first frame whose two times differ; null if none does. */
function firstDifference(a: FrameIndex, b: FrameIndex): number | null {
  const tick = Math.max(a.timebase.num / a.timebase.den, b.timebase.num / b.timebase.den)
  // A thousandth of slack: half a tick is where rounding to nearest ends, and doubles are not exact.
  const tolerance = tick * 0.501
  const at = a.pts.findIndex((ticks, frame) => {
    const first = (ticks * a.timebase.num) / a.timebase.den
    const second = ((b.pts[frame] ?? Number.NaN) * b.timebase.num) / b.timebase.den
    return !(Math.abs(first - second) <= tolerance)
  })
  return at === -1 ? null : at
}

const secondsText = (index: FrameIndex, frame: number): string =>
  `${(((index.pts[frame] ?? 0) * index.timebase.num) / index.timebase.den).toFixed(3)} s`

/** Whether both show every frame at the same moment, as far as {@link checkTwins} looks at times. */
export const haveSameTimes = (a: FrameIndex, b: FrameIndex): boolean =>
  a.frameCount === b.frameCount && firstDifference(a, b) === null

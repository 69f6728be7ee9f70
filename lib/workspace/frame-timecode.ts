import { err, ok, type Result } from '@/lib/result/result'
import { type FrameRate, formatFrameRate } from '@/lib/time/frame-rate'

/**
 * The frame that `text`, hours:minutes:seconds:frames, counts to from the first frame of a video of constant `rate`.
 *
 * Non-drop: every second counts as many frames as the nominal rate has, 30 at 29.97, so that after an hour of 29.97 the
 * timecode is 3.6 s behind the clock. Source: SMPTE ST 12-1, non-drop-frame counting. Refused with a sentence: `;`, which marks
 * drop-frame, and a place that a clock does not have.
 */
export function parseFrameTimecode(text: string, rate: FrameRate): Result<number, string> {
  if (text.includes(';')) {
    return err(
      'A timecode with ; leaves numbers out (drop-frame), and is not understood here. Write it with : or a time.',
    )
  }
  const [hours = 0, minutes = 0, wholeSeconds = 0, frames = 0] = text.split(':').map(Number)
  const nominal = Math.max(Math.round(rate.num / rate.den), 1)
  if (minutes > 59 || wholeSeconds > 59) return err('Minutes and seconds of a timecode go up to 59.')
  if (frames >= nominal) {
    return err(`At ${formatFrameRate(rate)} frames a second the frames of a timecode go up to ${nominal - 1}.`)
  }
  return ok(((hours * 60 + minutes) * 60 + wholeSeconds) * nominal + frames)
}

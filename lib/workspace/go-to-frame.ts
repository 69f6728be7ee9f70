import { constantRateOf } from '@/lib/frames/constant-rate'
import { type FrameIndex, frameAt, timeOf } from '@/lib/frames/frame-index'
import { err, ok, type Result } from '@/lib/result/result'
import { type Frame, frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { parseFrameTimecode } from './frame-timecode'

/** What can be written, as a refusal says it. */
const HOW =
  'Write a frame number (1234), a time (1:02.5 or 62.5s), a timecode (00:01:02:12) or a way to go (+250, -1s).'

/**
 * The frame that `text` names, seen from `from`.
 *
 * `1234` is a frame number; `1:02.5`, `0:01:02.500` and `62.5s` are times on the presentation timeline and name the
 * frame on screen then; `00:01:02:12` is a timecode that counts frames; `+250`, `-1s` and `+0:30` lead on or back from
 * `from`. Refused with a sentence if it is none of these, or a frame that is not in the video. A time outside the video
 * names its first or last frame.
 */
export function parseGoTo(text: string, index: FrameIndex, from: Frame): Result<Frame, string> {
  const [, sign = '', wanted = ''] = /^([+-]?)\s*(.*)$/.exec(text.trim()) ?? []
  const direction = sign === '' ? 0 : sign === '-' ? -1 : 1
  if (/^\d{1,12}$/.test(wanted)) {
    return frameNumber(direction === 0 ? Number(wanted) : from + direction * Number(wanted), index)
  }
  if (direction === 0 && /^\d{1,4}:\d{1,2}:\d{1,2}[:;]\d{1,3}$/.test(wanted)) return frameTimecode(wanted, index)
  const time = parseTime(wanted)
  if (time === undefined) return err(HOW)
  if (direction !== 0) return ok(frameAt(index, seconds(timeOf(index, from) + direction * time.value)))
  return ok(frameAt(index, seconds(time.value + time.within)))
}

function frameNumber(value: number, index: FrameIndex): Result<Frame, string> {
  if (value < 0) return err(`The first frame of this video is 0; that would be ${value}.`)
  if (value < index.frameCount) return ok(frame(value))
  return err(`The last frame of this video is ${index.frameCount - 1}.`)
}

function frameTimecode(text: string, index: FrameIndex): Result<Frame, string> {
  const rate = constantRateOf(index)
  if (rate === null) {
    return err(
      'The frames of this video last differently long, so a timecode that counts frames names none of them. Write a frame number (1234) or a time (1:02.5).',
    )
  }
  const value = parseFrameTimecode(text, rate)
  return value.ok ? frameNumber(value.value, index) : value
}

/**
 * Just short of a millisecond. Times are shown rounded down to the millisecond: `0:00.033` is what a frame at 0.03337 s
 * is called, and has to lead to it.
 */
const SHOWN_PRECISION = 0.000_999

/** `text` in seconds; `within` is how much later the moment may be that was shown as `text`. */
function parseTime(text: string): { readonly value: number; readonly within: number } | undefined {
  const within = /\.\d{3}(?:\s*s)?$/.test(text) ? SHOWN_PRECISION : 0
  const plain = /^(\d{1,9}(?:\.\d{1,9})?)\s*s$/.exec(text) ?? /^(\d{1,9}\.\d{1,9})$/.exec(text)
  if (plain !== null) return { value: Number(plain[1]), within }
  const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:\.\d{1,9})?)$/.exec(text)
  if (clock === null) return undefined
  return { value: Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]), within }
}

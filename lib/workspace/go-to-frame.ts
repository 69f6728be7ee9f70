import { type FrameIndex, frameAt } from '@/lib/frames/frame-index'
import { err, ok, type Result } from '@/lib/result/result'
import { type Frame, frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'

/**
 * The frame that `text` names: `1234` is a frame number; `1:02.5`, `0:01:02.500` and `62.5s` are times on the
 * presentation timeline and name the frame on screen then. Refused with a sentence if it is neither or not in the video.
 */
export function parseGoTo(text: string, index: FrameIndex): Result<Frame, string> {
  const wanted = text.trim()
  if (/^\d{1,12}$/.test(wanted)) return frameNumber(Number(wanted), index)
  const time = parseTime(wanted)
  if (time === undefined) return err('Write a frame number (1234) or a time (1:02.5 or 62.5s).')
  return ok(frameAt(index, seconds(time)))
}

function frameNumber(value: number, index: FrameIndex): Result<Frame, string> {
  if (value < index.frameCount) return ok(frame(value))
  return err(`The last frame of this video is ${index.frameCount - 1}.`)
}

function parseTime(text: string): number | undefined {
  const plain = /^(\d{1,9}(?:\.\d+)?)\s*s$/.exec(text)
  if (plain !== null) return Number(plain[1])
  const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:\.\d+)?)$/.exec(text)
  if (clock === null) return /^\d{1,9}\.\d+$/.test(text) ? Number(text) : undefined
  return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
}

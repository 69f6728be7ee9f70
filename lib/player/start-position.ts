import { durationOf, type FrameIndex, frameAt, ptsOf } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { seconds } from '@/lib/time/seconds'
import { toSeconds } from '@/lib/time/timebase'
import { formatTimecode } from '@/lib/time/timecode'

/** Where to open a video. `problem` says why the address was not followed; null if it was, or asked for nothing. */
export type StartPosition = { readonly frame: Frame; readonly problem: string | null }

/**
 * The frame that `?frame=1234` or `?t=12.345` of an address asks for; null where the parameter is absent.
 *
 * `frame` is a 0-based integer, `t` seconds since the start of the presentation; where both are given `frame` wins.
 * What cannot be followed is explained and ignored: the video opens at its first frame.
 */
export function parseStartPosition(
  asked: { readonly frame: string | null; readonly t: string | null },
  index: FrameIndex,
): StartPosition {
  if (asked.frame !== null) return atFrame(asked.frame, index)
  if (asked.t !== null) return atTime(asked.t, index)
  return { frame: frame(0), problem: null }
}

const ignored = (why: string): StartPosition => ({
  frame: frame(0),
  problem: `${why} The video opens at its first frame.`,
})

function atFrame(text: string, index: FrameIndex): StartPosition {
  const last = index.frameCount - 1
  if (!/^\d{1,10}$/.test(text))
    return ignored(`The address asks for frame “${excerpt(text)}”, which is not a frame number.`)
  const value = Number(text)
  return value <= last
    ? { frame: frame(value), problem: null }
    : ignored(`The address asks for frame ${value}, but the last frame of this video is ${last}.`)
}

function atTime(text: string, index: FrameIndex): StartPosition {
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) {
    return ignored(`The address asks for the time “${excerpt(text)}”, which is not a number of seconds.`)
  }
  const at = seconds(Number(text))
  const end = seconds(toSeconds(ptsOf(index, frame(0)), index.timebase) + durationOf(index))
  return at < end
    ? { frame: frameAt(index, at), problem: null }
    : ignored(`The address asks for ${formatTimecode(at)}, but this video ends at ${formatTimecode(end)}.`)
}

const excerpt = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text)

import { type FrameIndex, timeOf } from '@/lib/frames/frame-index'
import { type Frame, frame } from '@/lib/time/frame'
import { formatTimecode } from '@/lib/time/timecode'
import { parseStartPosition } from './start-position'

/** Where a video opens, and what is said about it; null where nothing has to be. */
export type Opening = { readonly frame: Frame; readonly message: string | null }

/** The places an address can name. */
export type AskedPlace = {
  readonly frame: string | null
  readonly t: string | null
  readonly segment: string | null
}

/** Whether the address says where to open: then nothing else is asked. */
export const namesPlace = ({ frame: asked, t, segment }: AskedPlace): boolean =>
  asked !== null || t !== null || segment !== null

/**
 * Where a video opens: at the place its address names, else where it was left.
 *
 * `left` is the frame on screen when it was left, null if it never was. At the first frame there is nothing to resume, at
 * the last the video was watched to its end, and a frame beyond it belongs to footage that is no longer there: all three
 * open at the first frame, and nothing is said.
 */
export function openingOf(asked: AskedPlace, left: number | null, index: FrameIndex): Opening {
  if (namesPlace(asked)) {
    const { frame: at, problem } = parseStartPosition(asked, index)
    return { frame: at, message: problem }
  }
  if (left === null || left <= 0 || left >= index.frameCount - 1) return { frame: frame(0), message: null }
  const at = frame(left)
  return { frame: at, message: `Resumed at frame ${at}, ${formatTimecode(timeOf(index, at))}. Home goes to the start.` }
}

import type { Timebase } from '@/lib/time/timebase'
import { isTolerable } from './decodable-frames'
import { indexPackets, type PacketTiming } from './index-packets'
import type { Problem, VideoTrackReport } from './probe-report'

/** What came out of a decoder: the whole frames in presentation order, and how many others. */
export type DecodedTrack = {
  readonly whole: readonly PacketTiming[]
  /** Frames of which parts were guessed, because the data is damaged. */
  readonly damaged: number
  /** Frames without a time to be seen in. */
  readonly unseen: number
}

/** Whether so much of the track is damaged that nobody should label what is left; the reason, or null. */
export function whyTooDamaged({ whole, damaged }: DecodedTrack): string | null {
  const all = whole.length + damaged
  if (isTolerable(damaged, all)) return null
  return `only ${whole.length} of its ${all} frames can be decoded.`
}

/**
 * The frame index of a track from its decoded frames. Damaged frames are left out: the frame before each is shown in its
 * place, in the copy as well, which is always made of such a track.
 */
export function indexDecodedFrames(
  { whole, damaged, unseen }: DecodedTrack,
  clock: Timebase,
): Pick<VideoTrackReport, 'index' | 'problems'> {
  const { index, problems } = indexPackets(whole, clock, null)
  const more: Problem[] = []
  if (damaged > 0) {
    const message = `${damaged} of ${whole.length + damaged} frames are damaged: they are left out and not counted.`
    more.push({ code: 'damaged-frames', message })
  }
  if (unseen > 0) {
    const message = `${unseen} frames have the time of another frame: they are never seen and not counted.`
    more.push({ code: 'duplicate-timestamps', message })
  }
  return { index, problems: [...problems, ...more] }
}

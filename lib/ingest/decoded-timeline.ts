import { type Container, listsFrames } from './container'

/** When a decoded frame is shown by what its file says, in ticks. `pts` is null where it says nothing. */
export type DecodedTiming = { readonly pts: number | null; readonly duration: number }

/** Containers that are cut and joined byte by byte, so that their clock may begin again in the middle. */
const MAY_RESTART: readonly Container[] = ['mpeg-ts', 'mpeg-ps', 'flv']

/** A clock that goes back by less than this is out of order, by more it began again. */
const RESTART_SECONDS = 1

/**
 * The presentation timeline of a track that is indexed by decoding it. Call the result for every frame in the order in
 * which the decoder puts them out; it gives the time at which the frame is shown, null if it has none to be seen in:
 *
 * - a frame without a time is shown when the one before it ends; but where the container lists times, one without is
 *   outside of the presentation;
 * - a frame at or before the time of the one before it is never seen;
 * - where the clock of a stream began again, the recording goes on where it was.
 */
export function createTimeline(container: Container, ticksPerSecond: number): (frame: DecodedTiming) => number | null {
  const mayRestart = MAY_RESTART.includes(container)
  const mustHaveTime = listsFrames(container)
  let last: number | null = null
  let end = 0
  let offset = 0
  return ({ pts, duration }) => {
    if (pts === null && mustHaveTime) return null
    const isRestart =
      mayRestart && pts !== null && last !== null && pts + offset < last - RESTART_SECONDS * ticksPerSecond
    if (isRestart) offset = end - pts
    const at = pts === null ? end : pts + offset
    if (last !== null && at <= last) return null
    last = at
    end = at + Math.max(duration, 1)
    return at
  }
}

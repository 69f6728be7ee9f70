import { boundaryAtMilliseconds, boundaryAtSeconds, boundarySeconds, type FoundBoundary } from '@/lib/frames/boundaries'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { err, ok, type Result } from '@/lib/result/result'
import { seconds } from '@/lib/time/seconds'
import type { FoundPlace } from './found-file'
import type { RefusalCode } from './import-plan'

export type RowFlaw = { readonly code: RefusalCode; readonly reason: string; readonly remedy: string }

/** [startFrame, endFrame) of the video, and how far an end was moved to get there. */
export type PlacedSpan = { readonly startFrame: number; readonly endFrame: number; readonly movedMs: number }

/** Less than this is rounding of whoever wrote the file, and not worth a word. */
const ROUNDING_MS = 0.6

/**
 * The frames of `place` in the video of `index`. A time goes to the nearest boundary of frames; how far is said. Refused
 * are spans that are empty, lie outside, or say two different things.
 */
export function placeRow(place: FoundPlace, index: FrameIndex): Result<PlacedSpan, RowFlaw> {
  const isNumber = Number.isFinite(place.start) && (place.end === null || Number.isFinite(place.end))
  if (!isNumber) return err(flaw('unreadable', 'Start or end is no number.', 'Correct the row in the file.'))
  return place.unit === 'frame' ? placeFrames(place, index) : placeTimes(place, index)
}

function placeFrames(place: FoundPlace, index: FrameIndex): Result<PlacedSpan, RowFlaw> {
  const { start, alsoSeconds } = place
  const end = place.end ?? start + 1
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) {
    return err(flaw('frame-not-whole', `A frame is a whole number; ${start} to ${end} is not.`, CORRECT))
  }
  if (end <= start) return err(emptiness(`Frames ${start} to ${end} (not included) are none.`))
  if (start < 0 || end > index.frameCount) {
    return err(outside(`It lies from frame ${start} to ${end - 1}; the video has frames 0 to ${index.frameCount - 1}.`))
  }
  const disagreement = alsoSeconds === undefined ? null : disagreementOf(start, end, alsoSeconds, index)
  return disagreement === null ? ok({ startFrame: start, endFrame: end, movedMs: 0 }) : err(disagreement)
}

/** A file that says frames and times is held to both: it may be of another video, or of another frame rate. */
function disagreementOf(
  start: number,
  end: number,
  told: { readonly start: number; readonly end: number },
  index: FrameIndex,
): RowFlaw | null {
  for (const [boundary, at] of [
    [start, told.start],
    [end, told.end],
  ] as const) {
    const here = boundarySeconds(index, boundary)
    const halfFrame =
      (boundarySeconds(index, Math.min(boundary + 1, index.frameCount)) -
        boundarySeconds(index, Math.max(boundary - 1, 0))) /
      4
    if (Math.abs(here - at) <= Math.max(halfFrame, ROUNDING_MS / 1000)) continue
    const reason = `Frame ${boundary} is at ${here.toFixed(3)} s in this video; the file says ${at.toFixed(3)} s.`
    return flaw('times-disagree', reason, 'It was made on a video with other frames. Import it into that one.')
  }
  return null
}

function placeTimes({ unit, start, end }: FoundPlace, index: FrameIndex): Result<PlacedSpan, RowFlaw> {
  const find = (at: number): FoundBoundary =>
    unit === 'millisecond' ? boundaryAtMilliseconds(index, at) : boundaryAtSeconds(index, seconds(at))
  const shown = (at: number): string => `${unit === 'millisecond' ? at / 1000 : at} s`
  if (end !== null && end <= start) return err(emptiness(`It lasts from ${shown(start)} to ${shown(end)}.`))
  const from = find(start)
  const to = end === null ? { boundary: from.boundary + 1, offByMs: 0 } : find(end)
  const isOutside = to.boundary > index.frameCount || isBeyond(from, index) || isBeyond(to, index)
  if (isOutside) {
    const here = `${boundarySeconds(index, 0).toFixed(3)} s to ${boundarySeconds(index, index.frameCount).toFixed(3)} s`
    const there = end === null ? `at ${shown(start)}` : `from ${shown(start)} to ${shown(end)}`
    return err(outside(`It lies ${there}; the video lasts from ${here}.`))
  }
  if (to.boundary <= from.boundary) {
    return err(emptiness(`From ${shown(start)} to ${shown(end ?? start)} no frame begins and ends.`))
  }
  const off = Math.max(from.offByMs, to.offByMs)
  return ok({ startFrame: from.boundary, endFrame: to.boundary, movedMs: off <= ROUNDING_MS ? 0 : off })
}

/** Whether a time lies farther outside than half of the first or last frame lasts. */
function isBeyond({ boundary, offByMs }: FoundBoundary, index: FrameIndex): boolean {
  if (boundary !== 0 && boundary !== index.frameCount) return false
  const beside = boundary === 0 ? 1 : boundary - 1
  const frameMs = Math.abs(boundarySeconds(index, beside) - boundarySeconds(index, boundary)) * 1000
  return offByMs > Math.max(frameMs / 2, ROUNDING_MS)
}

const CORRECT = 'Correct the row in the file.'
const flaw = (code: RefusalCode, reason: string, remedy: string): RowFlaw => ({ code, reason, remedy })
const emptiness = (reason: string): RowFlaw =>
  flaw('empty', reason, 'A segment has at least one frame: correct the row.')
const outside = (reason: string): RowFlaw =>
  flaw('outside-video', reason, 'Import it into the video it was made on, or shorten it in the file.')

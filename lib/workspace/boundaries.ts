import { type Frame, frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'

/** The first or the last frame of a segment: what somebody checking an edge wants on screen. */
export type Boundary = { readonly at: Frame; readonly edge: 'start' | 'end'; readonly segment: DocumentSegment }

/** Every boundary of `segments`, by frame. A segment of one frame has one. */
export function boundariesOf(segments: readonly DocumentSegment[]): readonly Boundary[] {
  const boundaries = segments.flatMap((segment): Boundary[] => {
    const last = frame(segment.endFrame - 1)
    const start: Boundary = { at: segment.startFrame, edge: 'start', segment }
    return last === segment.startFrame ? [start] : [start, { at: last, edge: 'end', segment }]
  })
  return boundaries.sort((a, b) => a.at - b.at)
}

/** The frames that are boundaries of `segments`, increasing, each once. */
export const boundaryFrames = (segments: readonly DocumentSegment[]): readonly Frame[] => [
  ...new Set(boundariesOf(segments).map(({ at }) => at)),
]

/** The nearest boundary after (1) or before (-1) `from`; undefined if there is none. */
export function boundaryBeside(
  segments: readonly DocumentSegment[],
  from: Frame,
  direction: 1 | -1,
): Boundary | undefined {
  const boundaries = boundariesOf(segments)
  return direction === 1 ? boundaries.find(({ at }) => at > from) : boundaries.findLast(({ at }) => at < from)
}

/**
 * The segment a split at `at` would cut: the selected one if the cut is inside it, else the shortest that contains the
 * cut. A cut needs a frame on either side: `at` is the first frame of the second part.
 */
export function splittableAt(
  segments: readonly DocumentSegment[],
  at: Frame,
  selectedId: string | null,
): DocumentSegment | undefined {
  const candidates = segments.filter(({ startFrame, endFrame }) => startFrame < at && at < endFrame)
  const length = ({ startFrame, endFrame }: DocumentSegment) => endFrame - startFrame
  return candidates.find(({ id }) => id === selectedId) ?? candidates.sort((a, b) => length(a) - length(b))[0]
}

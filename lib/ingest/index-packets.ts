import { createFrameIndex, type FrameIndex } from '@/lib/frames/frame-index'
import type { Timebase } from '@/lib/time/timebase'
import type { Problem } from './probe-report'

/** One packet that shows a frame, in ticks. `duration` is 0 where the container does not say. */
export type PacketTiming = { readonly pts: number; readonly duration: number; readonly isKeyframe: boolean }

/**
 * The frame index of a track from its packets in decode order, and what was odd about them. `index` is null if no frame
 * is ever shown.
 *
 * - A packet with a negative PTS lies before the start of the presentation (edit list applied): it is there to be
 *   decoded, never shown, and not counted.
 * - Of packets with the same PTS one is counted: the others have no time to be seen in.
 * - The last frame ends with its duration; where that is unknown, it lasts as long as the median frame.
 */
export function indexPackets(
  packets: readonly PacketTiming[],
  timebase: Timebase,
): { readonly index: FrameIndex | null; readonly problems: readonly Problem[] } {
  const shown = packets.filter(({ pts }) => pts >= 0).sort((a, b) => a.pts - b.pts)
  const distinct = mergeEqual(shown)
  const last = distinct.at(-1)
  if (last === undefined) return { index: null, problems: [] }
  const marked = distinct.flatMap(({ isKeyframe }, frame) => (isKeyframe ? [frame] : []))
  const index = createFrameIndex({
    timebase,
    pts: distinct.map(({ pts }) => pts),
    endPts: last.pts + (last.duration > 0 ? last.duration : medianDistance(distinct)),
    keyframes: marked.length > 0 ? marked : [0],
  })
  const problems = findProblems({
    before: packets.length - shown.length,
    duplicates: shown.length - distinct.length,
    hasLastDuration: last.duration > 0,
    firstKeyframe: marked[0],
  })
  return { index, problems }
}

function mergeEqual(sorted: readonly PacketTiming[]): PacketTiming[] {
  const distinct: PacketTiming[] = []
  for (const packet of sorted) {
    const previous = distinct.at(-1)
    if (previous === undefined || previous.pts !== packet.pts) distinct.push(packet)
    else distinct[distinct.length - 1] = merge(previous, packet)
  }
  return distinct
}

const merge = (a: PacketTiming, b: PacketTiming): PacketTiming => ({
  pts: a.pts,
  duration: Math.max(a.duration, b.duration),
  isKeyframe: a.isKeyframe || b.isKeyframe,
})

function medianDistance(packets: readonly PacketTiming[]): number {
  const distances = packets.slice(1).map(({ pts }, i) => pts - (packets[i]?.pts ?? 0))
  return distances.sort((a, b) => a - b)[distances.length >> 1] ?? 1
}

function findProblems(found: {
  readonly before: number
  readonly duplicates: number
  readonly hasLastDuration: boolean
  readonly firstKeyframe: number | undefined
}): Problem[] {
  const problems: Problem[] = []
  if (found.before > 0) {
    const message = `${found.before} frames lie before the start of the presentation: they are not shown and not counted.`
    problems.push({ code: 'frames-before-start', message })
  }
  if (found.duplicates > 0) {
    const message = `${found.duplicates} frames have the time of another frame: they are never seen and not counted.`
    problems.push({ code: 'duplicate-timestamps', message })
  }
  if (!found.hasLastDuration) {
    const message = 'The file does not say how long its last frame lasts: the median of all frames is taken.'
    problems.push({ code: 'unknown-last-duration', message })
  }
  if (found.firstKeyframe === undefined) {
    const message = 'The file marks no keyframe: decoding is assumed to start at the first frame only.'
    problems.push({ code: 'no-keyframes-marked', message })
  } else if (found.firstKeyframe > 0) {
    const message = `The first keyframe is frame ${found.firstKeyframe}: the frames before it may not be shown by every player.`
    problems.push({ code: 'first-frame-not-a-keyframe', message })
  }
  return problems
}

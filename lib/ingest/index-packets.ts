import { createFrameIndex, type FrameIndex } from '@/lib/frames/frame-index'
import type { Timebase } from '@/lib/time/timebase'
import type { Edit } from './edit-list'
import type { Problem } from './probe-report'

/** One packet that shows a frame, in ticks. `duration` is 0 where the container does not say. */
export type PacketTiming = { readonly pts: number; readonly duration: number; readonly isKeyframe: boolean }

/**
 * The frame index of a track from its packets in decode order (PTS on the presentation timeline), and what was odd about
 * them. `index` is null if no frame is ever shown.
 *
 * - A packet before the start of the presentation (a negative PTS, or outside the `edit`) is there to be decoded, never
 *   shown, and not counted.
 * - Where the edit begins between two frames, the first frame that is shown is shown from the start: everything moves by
 *   less than a frame. Browsers that use FFmpeg's demuxer do so (mov_fix_index in libavformat/mov.c), and a picture
 *   must be found where it is shown.
 * - Of packets with the same PTS one is counted: the others have no time to be seen in.
 * - The last frame ends with its duration; where that is unknown, it lasts as long as the median frame.
 */
export function indexPackets(
  packets: readonly PacketTiming[],
  timebase: Timebase,
  edit: Edit | null,
): { readonly index: FrameIndex | null; readonly problems: readonly Problem[] } {
  const { shown, hidden, shift } = present(packets, edit)
  const distinct = mergeEqual(shown.toSorted((a, b) => a.pts - b.pts))
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
    hidden,
    shiftSeconds: (shift * timebase.num) / timebase.den,
    duplicates: shown.length - distinct.length,
    hasLastDuration: last.duration > 0,
    firstKeyframe: marked[0],
  })
  return { index, problems }
}

/** The packets that are shown, where they are shown; how many are not; how far the edit made everything move. */
function present(
  packets: readonly PacketTiming[],
  edit: Edit | null,
): { shown: PacketTiming[]; hidden: number; shift: number } {
  const start = edit?.presentationStart ?? 0
  const end = start + (edit?.length ?? Number.POSITIVE_INFINITY)
  const inside = packets.filter(({ pts }) => pts >= start && pts < end)
  const hidden = packets.length - inside.length
  const first = inside.reduce((least, { pts }) => Math.min(least, pts), Number.POSITIVE_INFINITY)
  const shift = edit === null || inside.length === 0 ? 0 : first - start
  if (shift === 0) return { shown: inside, hidden, shift }
  return { shown: inside.map((packet) => ({ ...packet, pts: packet.pts - shift })), hidden, shift }
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
  readonly hidden: number
  readonly shiftSeconds: number
  readonly duplicates: number
  readonly hasLastDuration: boolean
  readonly firstKeyframe: number | undefined
}): Problem[] {
  const problems: Problem[] = []
  const add = (code: Problem['code'], message: string) => problems.push({ code, message })
  if (found.hidden > 0) {
    add(
      'frames-not-shown',
      `${found.hidden} frames lie before the start or after the end of the presentation: they are not shown and not counted.`,
    )
  }
  if (found.shiftSeconds > 0) {
    const milliseconds = Math.round(found.shiftSeconds * 1000)
    add(
      'edit-between-frames',
      `The presentation begins between two frames: players disagree by ${milliseconds} ms on where its frames lie.`,
    )
  }
  if (found.duplicates > 0) {
    add(
      'duplicate-timestamps',
      `${found.duplicates} frames have the time of another frame: they are never seen and not counted.`,
    )
  }
  if (!found.hasLastDuration) {
    add(
      'unknown-last-duration',
      'The file does not say how long its last frame lasts: the median of all frames is taken.',
    )
  }
  if (found.firstKeyframe === undefined) {
    add('no-keyframes-marked', 'The file marks no keyframe: decoding is assumed to start at the first frame only.')
  } else if (found.firstKeyframe > 0) {
    add(
      'first-frame-not-a-keyframe',
      `The first keyframe that is shown is frame ${found.firstKeyframe}: frames before it are decoded from one that is not shown.`,
    )
  }
  return problems
}

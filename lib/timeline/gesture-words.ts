import { endPtsOf, type FrameIndex, ptsOf, timeOf } from '@/lib/frames/frame-index'
import { frame } from '@/lib/time/frame'
import { ticks, toSeconds } from '@/lib/time/timebase'
import { formatTimecode } from '@/lib/time/timecode'
import type { Focus, GesturePreview } from './gesture'
import { edgeFrame } from './gesture-resize'

const EDGE_WORDS = { start: 'First frame', end: 'Last frame' } as const

const SNAP_WORDS = {
  playhead: 'playhead',
  mark: 'in or out point',
  boundary: 'boundary',
  keyframe: 'keyframe',
} as const

/** What stands beside the hand: the frame of the edge and its timecode, how long the span is, and what holds the edge. */
export function gestureWords(
  { focus, snap }: Pick<GesturePreview, 'focus' | 'snap'>,
  index: FrameIndex,
): { readonly place: string; readonly length: string; readonly held: string } | null {
  if (focus === null) return null
  const at = edgeFrame(focus)
  const held = snap === null ? '' : `At ${SNAP_WORDS[snap.kind]}`
  return {
    place: `${EDGE_WORDS[focus.edge]} ${at} · ${formatTimecode(timeOf(index, at))}`,
    length: lengthWords(focus, index),
    held,
  }
}

/** The frames of the span and how long they are shown, from its first frame to the end of its last. */
function lengthWords({ span }: Focus, index: FrameIndex): string {
  const frames = span.end - span.start
  const shown = ticks(endPtsOf(index, frame(span.end - 1)) - ptsOf(index, span.start))
  const duration = toSeconds(shown, index.timebase)
  return `${frames} ${frames === 1 ? 'frame' : 'frames'} · ${duration.toFixed(3)} s`
}

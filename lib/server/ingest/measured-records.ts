import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { encodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { posterFrameOf } from '@/lib/ingest/poster-frame'
import { invariant } from '@/lib/result/invariant'
import type { Measurement } from './measure-video'

/** What the record of an original says because it was measured. */
export function measuredFacts({ accepted: { track, index, container, playable } }: Measurement) {
  return {
    container,
    codec: track.codec,
    displayWidth: track.displayWidth,
    displayHeight: track.displayHeight,
    rotation: track.rotation,
    timebaseNum: index.timebase.num,
    timebaseDen: index.timebase.den,
    frameCount: index.frameCount,
    durationTicks: BigInt(durationTicks(index)),
    keyframeCount: index.keyframes.length,
    playable,
    problems: track.problems.map((problem) => ({ ...problem })),
  }
}

export function frameIndexRecord({ accepted: { index } }: Measurement) {
  return {
    bytes: encodeFrameIndex(index),
    frameCount: index.frameCount,
    timebaseNum: index.timebase.num,
    timebaseDen: index.timebase.den,
  }
}

export function posterRecord({ accepted: { index }, poster }: Measurement) {
  return { frame: posterFrameOf(index), mediaType: poster.mediaType, bytes: Uint8Array.from(poster.bytes) }
}

function durationTicks({ pts, endPts }: FrameIndex): number {
  const first = pts[0]
  invariant(first !== undefined, 'a frame index has at least one frame')
  return endPts - first
}

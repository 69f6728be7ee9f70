import 'server-only'
import type { FrameIndex } from '@/lib/frames/frame-index'
import { encodeFrameIndex } from '@/lib/frames/frame-index-codec'
import { mediaTypeOf } from '@/lib/http/media-type'
import type { Picture } from '@/lib/ingest/media-task'
import { stemOf } from '@/lib/ingest/pair-names'
import { posterFrameOf } from '@/lib/ingest/poster-frame'
import type { VideoTrackReport } from '@/lib/ingest/probe-report'
import { safeFileName } from '@/lib/ingest/title'
import { invariant } from '@/lib/result/invariant'
import { type DerivedFile, type DerivedPlan, placeDerived, planDerived } from '@/lib/server/storage/derived-file'
import { createdPacketMap } from './found-packets'
import type { MadeCopy } from './make-copy'
import type { PreparedVideo } from './prepare-video'
import type { WorkFolder } from './work-folder'

/** What the record of an original says because it was measured. */
export const originalFacts = ({ accepted: { track, index, container, conversion } }: PreparedVideo) => ({
  ...measuredFacts(container, track, index),
  playable: conversion === null,
})

/** What the record of a file says because it was measured: `index` is the file's own, in its own ticks. */
function measuredFacts(container: string, track: VideoTrackReport, index: FrameIndex) {
  return {
    container,
    mediaType: mediaTypeOf(container),
    codec: track.codec,
    displayWidth: track.displayWidth,
    displayHeight: track.displayHeight,
    rotation: track.rotation,
    timebaseNum: index.timebase.num,
    timebaseDen: index.timebase.den,
    frameCount: index.frameCount,
    durationTicks: BigInt(durationTicks(index)),
    keyframeCount: index.keyframes.length,
    problems: track.problems.map((problem) => ({ ...problem })),
  }
}

export function frameIndexRecord({ accepted: { index } }: PreparedVideo) {
  return {
    bytes: encodeFrameIndex(index),
    frameCount: index.frameCount,
    timebaseNum: index.timebase.num,
    timebaseDen: index.timebase.den,
  }
}

export function posterRecord(index: FrameIndex, poster: Picture) {
  return { frame: posterFrameOf(index), mediaType: poster.mediaType, bytes: Uint8Array.from(poster.bytes) }
}

/**
 * Moves the copies to their places and gives the records of their renditions. Begun again after the process was killed,
 * it knows which ones lie there already.
 */
export async function publishCopies(
  { copies, packets }: PreparedVideo,
  originalSha256: string,
  fileName: string,
  folder: WorkFolder,
) {
  const records = []
  for (const copy of copies) {
    const file = await publishCopy(copy, originalSha256, folder)
    const { index } = copy.track
    invariant(index !== null, 'a copy is kept only with its frame index')
    records.push({
      kind: copy.kind,
      fileName: copyName(fileName, copy.kind),
      ...file,
      ...measuredFacts('mp4', copy.track, index),
      ...createdPacketMap(packets, copy.kind, file.sha256),
      playable: true,
      verifiedAt: new Date(),
    })
  }
  return records
}

/** What a copy is called when somebody downloads it. */
const copyName = (fileName: string, kind: MadeCopy['kind']): string => safeFileName(`${stemOf(fileName)} (${kind}).mp4`)

async function publishCopy(copy: MadeCopy, originalSha256: string, folder: WorkFolder): Promise<DerivedFile> {
  const name = `${copy.kind}-place`
  const known = await folder.recall<DerivedPlan>(name)
  const plan = known ?? (await planDerived(copy.path, originalSha256, copy.kind))
  // Known before the file is moved: whoever goes on after a kill finds it in one place or the other.
  if (known === undefined) await folder.remember(name, plan)
  return await placeDerived(copy.path, plan)
}

function durationTicks({ pts, endPts }: FrameIndex): number {
  const first = pts[0]
  invariant(first !== undefined, 'a frame index has at least one frame')
  return endPts - first
}

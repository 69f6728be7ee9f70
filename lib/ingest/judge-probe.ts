import type { FrameIndex } from '@/lib/frames/frame-index'
import { MAX_FRAMES } from '@/lib/frames/frame-index-codec'
import { err, ok, type Result } from '@/lib/result/result'
import { CONTAINER_NAME, type Container } from './container'
import { codecName, isPlayable } from './playable'
import type { ProbeReport, VideoTrackReport } from './probe-report'

/** A video shorter than this cannot be labeled. */
export const MINIMUM_FRAMES = 10

/** Why a file is not taken, for whoever wanted to import it. */
export type Refusal = { readonly code: RefusalCode; readonly reason: string }

export type RefusalCode =
  | 'not-a-video'
  | 'damaged'
  | 'no-video-track'
  | 'too-few-frames'
  | 'too-many-frames'
  | 'needs-conversion'

/** A video that can be labeled as it is. */
export type AcceptedVideo = {
  readonly container: Container
  readonly track: VideoTrackReport
  readonly index: FrameIndex
  /** Always true for now: what a browser cannot play is refused. */
  readonly playable: boolean
}

const IMPORTABLE =
  'MP4, MOV, WebM and MKV files with H.264, VP8, VP9 or AV1 video (8 bits a sample, 4:2:0) can be imported'

/** Whether the file that was probed becomes a video, or the reason why not. */
export function judgeProbe(report: ProbeReport): Result<AcceptedVideo, Refusal> {
  switch (report.kind) {
    case 'unreadable':
      return err(refuseUnreadable(report.container, report.damage))
    case 'foreign':
      return err(refuseForeign(report.container, report.codec))
    case 'readable':
      return report.video === null ? err(noVideoTrack(report.container)) : judgeTrack(report.container, report.video)
  }
}

function judgeTrack(container: Container, track: VideoTrackReport): Result<AcceptedVideo, Refusal> {
  const { index } = track
  if (index === null) return err({ code: 'too-few-frames', reason: 'The video track has no frames.' })
  if (index.frameCount < MINIMUM_FRAMES) {
    const count = index.frameCount === 1 ? '1 frame' : `${index.frameCount} frames`
    return err({
      code: 'too-few-frames',
      reason: `The video has ${count}; at least ${MINIMUM_FRAMES} are needed to label it.`,
    })
  }
  if (index.frameCount > MAX_FRAMES) {
    const reason = `The video has ${index.frameCount} frames; at most ${MAX_FRAMES} are supported. Split it before importing.`
    return err({ code: 'too-many-frames', reason })
  }
  if (!isPlayable(container, track.codec)) return err(needsConversion(container, track.codec))
  if (track.hasComplexEdits) return err(COMPLEX_EDITS)
  return ok({ container, track, index, playable: true })
}

function refuseUnreadable(container: Container, damage: string | null): Refusal {
  if (damage !== null) return { code: 'damaged', reason: `The file is damaged: ${damage}` }
  const what = CONTAINER_NAME[container]
  return { code: 'not-a-video', reason: `This is not a video: the file is ${what}. ${IMPORTABLE}.` }
}

function refuseForeign(container: Container, codec: string | null): Refusal {
  return codec === null ? noVideoTrack(container) : needsConversion(container, codec)
}

const COMPLEX_EDITS: Refusal = {
  code: 'needs-conversion',
  reason:
    'The video needs conversion: its edit list joins several parts of the recording or changes its speed, which browsers do not play exactly. Export it as one piece from the program that cut it.',
}

const noVideoTrack = (container: Container): Refusal => ({
  code: 'no-video-track',
  reason: `The file (${CONTAINER_NAME[container]}) has no video track.`,
})

function needsConversion(container: Container, codec: string): Refusal {
  const video = codec === '' ? 'video that is not known' : `${codecName(codec)} video`
  const reason = `The video needs conversion: it is ${CONTAINER_NAME[container]} with ${video}, which browsers cannot play. ${IMPORTABLE}.`
  return { code: 'needs-conversion', reason }
}

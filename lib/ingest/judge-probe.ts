import type { FrameIndex } from '@/lib/frames/frame-index'
import { MAX_FRAMES } from '@/lib/frames/frame-index-codec'
import { err, ok, type Result } from '@/lib/result/result'
import { CONTAINER_NAME, type Container } from './container'
import type { ProbeReport, VideoTrackReport } from './probe-report'
import { whyConvert } from './why-convert'

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
  | 'encrypted'
  | 'needs-conversion'

/** A video that can be labeled. */
export type AcceptedVideo = {
  readonly container: Container
  readonly track: VideoTrackReport
  readonly index: FrameIndex
  /** Why a playback copy is made, a sentence for people; null if browsers play the original. */
  readonly conversion: string | null
  /** Browsers play the original: there is no conversion. */
  readonly playable: boolean
}

const IMPORTABLE =
  'Files in MP4, MOV, WebM, MKV, AVI, MPEG, Ogg, FLV and Windows Media, with nearly any kind of video, can be imported'

/** Whether the file that was probed becomes a video, or the reason why not. */
export function judgeProbe(report: ProbeReport): Result<AcceptedVideo, Refusal> {
  switch (report.kind) {
    case 'unreadable':
      return err(refuseUnreadable(report.container, report.damage))
    case 'encrypted':
      return err(ENCRYPTED)
    case 'readable':
      return report.video === null ? err(noVideoTrack(report.container)) : judgeTrack(report.container, report.video)
  }
}

function judgeTrack(container: Container, track: VideoTrackReport): Result<AcceptedVideo, Refusal> {
  const { index } = track
  if (index === null && track.hasComplexEdits) return err(COMPLEX_EDITS)
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
  const conversion = whyConvert(container, track)
  return ok({ container, track, index, conversion, playable: conversion === null })
}

function refuseUnreadable(container: Container, damage: string | null): Refusal {
  if (damage !== null) return { code: 'damaged', reason: `The file is damaged: ${damage}` }
  if (container === 'bare-stream') return BARE_STREAM
  const what = CONTAINER_NAME[container]
  return { code: 'not-a-video', reason: `This is not a video: the file is ${what}. ${IMPORTABLE}.` }
}

const COMPLEX_EDITS: Refusal = {
  code: 'needs-conversion',
  reason:
    'The video needs conversion: its edit list joins several parts of the recording or changes its speed, which browsers do not play exactly. Export it as one piece from the program that cut it.',
}

const BARE_STREAM: Refusal = {
  code: 'not-a-video',
  reason:
    'The file is a bare stream of video, which does not say when its frames are shown. Put it into a container such as MKV or MP4 before importing.',
}

const ENCRYPTED: Refusal = {
  code: 'encrypted',
  reason: 'The video is encrypted: it can only be imported from a copy without protection.',
}

const noVideoTrack = (container: Container): Refusal => ({
  code: 'no-video-track',
  reason: `The file (${CONTAINER_NAME[container]}) has no video track.`,
})

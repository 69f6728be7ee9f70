import type { VideoTrackReport } from './probe-report'

/**
 * How a copy of a video is encoded, as data (done by lib/server/media). Always H.264, 8 bits, 4:2:0, MP4 with its index in
 * front, upright and with square pixels, frame n of the copy being frame n of the original at the same PTS.
 */
export type EncodePlan = {
  readonly rendition: 'playback' | 'scrub'
  /** Pixels, even. */
  readonly width: number
  readonly height: number
  /** Turned clockwise by so many degrees before it is scaled. */
  readonly rotation: 0 | 90 | 180 | 270
  /** The most frames from one keyframe up to the next; groups are closed. */
  readonly gopFrames: number
  /** x264's constant rate factor: lower is better. */
  readonly crf: number
  readonly preset: 'ultrafast' | 'superfast' | 'veryfast'
  /** The first sound track is kept, as AAC. */
  readonly keepsSound: boolean
}

/** The width of a scrub copy, in pixels; a narrower video keeps its own. */
export const SCRUB_WIDTH = 320

/** Frames from one keyframe of a scrub copy up to the next: any frame is at most four decoded frames away. */
export const SCRUB_GOP = 5

const even = (size: number): number => Math.max(Math.round(size / 2) * 2, 2)

/** The copy that scrubbing shows: small, all seeks short, no sound. */
export function planScrub(track: Pick<VideoTrackReport, 'displayWidth' | 'displayHeight' | 'rotation'>): EncodePlan {
  const scale = Math.min(1, SCRUB_WIDTH / track.displayWidth)
  return {
    rendition: 'scrub',
    width: even(track.displayWidth * scale),
    height: even(track.displayHeight * scale),
    rotation: track.rotation,
    gopFrames: SCRUB_GOP,
    crf: 27,
    preset: 'superfast',
    keepsSound: false,
  }
}

/** The copy that browsers play instead of an original they cannot play: as large, and as good to the eye. */
export function planPlayback(track: Pick<VideoTrackReport, 'displayWidth' | 'displayHeight' | 'rotation'>): EncodePlan {
  return {
    rendition: 'playback',
    width: even(track.displayWidth),
    height: even(track.displayHeight),
    rotation: track.rotation,
    gopFrames: 30,
    crf: 18,
    preset: 'veryfast',
    keepsSound: true,
  }
}

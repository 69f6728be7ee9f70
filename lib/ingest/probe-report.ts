import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Container } from './container'

/** What ingest found and could live with; kept with the file's record and shown to whoever asks. */
export type Problem = { readonly code: ProblemCode; readonly message: string }

export type ProblemCode =
  | 'frames-not-shown'
  | 'edit-between-frames'
  | 'duplicate-timestamps'
  | 'unknown-last-duration'
  | 'first-frame-not-a-keyframe'
  | 'no-keyframes-marked'
  | 'open-gop'
  | 'damaged-frames'
  | 'reader-warning'

/** One video track as it was measured, packet by packet or by decoding it. */
export type VideoTrackReport = {
  /** RFC 6381, or FFmpeg's name of a codec that has none; empty if nobody knows it. */
  readonly codec: string
  readonly codedWidth: number
  readonly codedHeight: number
  /** After pixel aspect ratio and rotation. */
  readonly displayWidth: number
  readonly displayHeight: number
  /** Clockwise, in degrees. */
  readonly rotation: 0 | 90 | 180 | 270
  /**
   * The file puts parts of the recording together (`index` is then what the decoder presents), or plays it at another
   * speed (`index` is then null).
   */
  readonly hasComplexEdits: boolean
  /** Null if no frame is ever shown. */
  readonly index: FrameIndex | null
  readonly problems: readonly Problem[]
}

/**
 * What the media engine found in a file, before anybody judges it.
 *
 * `unreadable`: no reader understands the file, or it broke off on the way; `damage` says how, for people.
 * `encrypted`: its video is, and nobody has the key. `readable`: read to its last packet; `video` is null if it has none.
 */
export type ProbeReport =
  | { readonly kind: 'unreadable'; readonly container: Container; readonly damage: string | null }
  | { readonly kind: 'encrypted'; readonly container: Container }
  | { readonly kind: 'readable'; readonly container: Container; readonly video: VideoTrackReport | null }

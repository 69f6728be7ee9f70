import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Result } from '@/lib/result/result'
import type { ClipPlan } from './clip-plan'
import type { EncodePlan } from './encode-plan'
import type { ProbeReport } from './probe-report'

/** One piece of work for the media engine, as data. Paths are absolute. */
export type MediaTask =
  | { readonly kind: 'probe'; readonly path: string }
  /** Decodes the first frame and the one at `atSeconds`; gives back the latter, at most `maxWidth` pixels wide. */
  | { readonly kind: 'poster'; readonly path: string; readonly atSeconds: number; readonly maxWidth: number }
  /**
   * Decodes every frame of `path`, which must be those of `index`, and writes them to `output` by `plan`. With the codec
   * string of the source, the packets of both files are found, too.
   */
  | {
      readonly kind: 'encode'
      readonly path: string
      readonly output: string
      readonly plan: EncodePlan
      readonly index: FrameIndex
      readonly sourceCodec?: string
    }
  /** Finds where the packets of `path` lie, of which `codec` is the codec string, and which frames of `index` they show. */
  | { readonly kind: 'map-packets'; readonly path: string; readonly index: FrameIndex; readonly codec: string }
  | { readonly kind: 'make-clip'; readonly path: string; readonly plan: ClipPlan }
  /** Loads what decodes and encodes; fails, with the reason, where it cannot be loaded on this machine. */
  | { readonly kind: 'load' }

/** A picture: what it is and its bytes. */
export type Picture = { readonly mediaType: 'image/jpeg'; readonly bytes: Uint8Array }

/**
 * What became of a copy. `damagedFrames` of the source did not come out of the decoder, or with parts that were
 * guessed, because the data is damaged: few enough that a picture next to them may stand for them. `source-damaged`: the source does not decode to the frames of its index, which is held against
 * the source; `reason` is for people. Whatever else goes wrong fails the task.
 */
export type EncodeOutcome =
  | {
      readonly kind: 'made'
      readonly frameCount: number
      readonly damagedFrames: number
      readonly packets?: CopyPackets
    }
  | { readonly kind: 'source-damaged'; readonly reason: string }

/**
 * Where the packets of a file lie, in the binary form of lib/frames (packet-map-codec); or why a browser cannot be told,
 * for people: of such a file only a player of whole files can show frames.
 */
export type PacketMapping =
  | { readonly kind: 'addressable'; readonly packetCount: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'not-addressable'; readonly reason: string }

/** Where the packets of a source and of the copy made of it lie. An error: looking for them failed, for the log. */
export type CopyPackets = {
  readonly source: Result<PacketMapping, string>
  readonly copy: Result<PacketMapping, string>
}

/** What each task gives back. */
export type MediaTaskOutput = {
  readonly probe: ProbeReport
  readonly poster: Picture
  readonly encode: EncodeOutcome
  readonly 'map-packets': PacketMapping
  readonly 'make-clip': { readonly frameCount: number }
  readonly load: { readonly isLoaded: true }
}

/** The largest width of a poster, in pixels. */
export const POSTER_WIDTH = 480

import type { Frame } from '@/lib/time/frame'

/**
 * Where the encoded frames of one file lie, so that a browser can fetch and decode just these, without the container.
 *
 * Packets stand in decode order. `offsets[i]` and `sizes[i]` are bytes of the file, found to hold exactly the packet's
 * data. `frames[i]` is the frame of the frame index that packet `i` shows, -1 for one that is only decoded (before the
 * start of an edit list, hidden frames of VP9). `keys` are the packets, increasing, from which decoding may start: each
 * frame from the key's own on, up to the next key's, decodes from there alone (closed groups of pictures); `keys[0]` is 0.
 */
export type PacketMap = {
  readonly decoder: DecoderFacts
  readonly sizeBytes: number
  readonly offsets: Float64Array
  readonly sizes: Uint32Array
  readonly frames: Int32Array
  readonly keys: Uint32Array
}

/** What a decoder has to be told before the first packet. Source: WebCodecs, VideoDecoderConfig. */
export type DecoderFacts = {
  /** RFC 6381, e.g. avc1.64001f. */
  readonly codec: string
  /** avcC, hvcC and their like; null where the codec needs none. */
  readonly description: Uint8Array | null
  readonly codedWidth: number
  readonly codedHeight: number
  /** What is shown, after pixel aspect ratio and rotation. */
  readonly displayWidth: number
  readonly displayHeight: number
  /** Clockwise, in degrees: how far a decoded picture is turned to stand upright. */
  readonly rotation: 0 | 90 | 180 | 270
  /** As the file states it; null where it does not. Values of WebCodecs VideoColorSpaceInit. */
  readonly colorSpace: {
    readonly primaries: string | null
    readonly transfer: string | null
    readonly matrix: string | null
    readonly fullRange: boolean | null
  } | null
}

/** A stretch of packets in decode order: [start, end). */
export type PacketRun = { readonly start: number; readonly end: number }

/** For each frame its packet; made once for a map. -1 where no packet shows the frame. */
export function packetsByFrame(map: PacketMap, frameCount: number): Int32Array {
  const packets = new Int32Array(frameCount).fill(-1)
  map.frames.forEach((frame, packet) => {
    if (frame >= 0 && frame < frameCount) packets[frame] = packet
  })
  return packets
}

/** The group of pictures that packet `packet` belongs to: from the key at or before it up to the next key. O(log n). */
export function groupOf(map: PacketMap, packet: number): PacketRun {
  let low = 0
  let high = map.keys.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((map.keys[middle] ?? 0) <= packet) low = middle
    else high = middle - 1
  }
  return { start: map.keys[low] ?? 0, end: map.keys[low + 1] ?? map.sizes.length }
}

/** The bytes of the file that hold all packets of `run`, `end` exclusive. Between them may lie sound. */
export function bytesOf(map: PacketMap, run: PacketRun): { readonly start: number; readonly end: number } {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (let packet = run.start; packet < run.end; packet += 1) {
    const offset = map.offsets[packet] ?? 0
    start = Math.min(start, offset)
    end = Math.max(end, offset + (map.sizes[packet] ?? 0))
  }
  return { start: Math.min(start, end), end }
}

/** The first and the last frame that are shown by the packets of `run`; null if none is. */
export function framesOf(map: PacketMap, run: PacketRun): { readonly first: Frame; readonly last: Frame } | null {
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (let packet = run.start; packet < run.end; packet += 1) {
    const at = map.frames[packet] ?? -1
    if (at < 0) continue
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  return last < 0 ? null : { first: first as Frame, last: last as Frame }
}

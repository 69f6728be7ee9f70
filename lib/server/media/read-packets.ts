import 'server-only'
import { EncodedPacketSink, type InputVideoTrack } from 'mediabunny'
import { hasIdrSlice, nalLengthSize } from '@/lib/ingest/avc-slice'
import type { PacketTiming } from '@/lib/ingest/index-packets'
import type { Problem } from '@/lib/ingest/probe-report'
import { showsFrame } from '@/lib/ingest/vpx-frame'

/** A track's packets in decode order, and what was odd about them. */
export type TrackPackets = { readonly packets: readonly PacketTiming[]; readonly problems: readonly Problem[] }

/**
 * Every packet that shows a frame, in decode order. Only a codec with hidden frames needs the data of its packets, and
 * H.264 that of its keyframes: containers mark open groups of pictures as keyframes, too, from which browsers cannot
 * decode. Only IDR pictures are taken for keyframes. `onProgress` is told the bytes of all packets so far.
 */
export async function readPackets(
  track: InputVideoTrack,
  codec: string,
  ticksPerSecond: number,
  onProgress: (packetBytes: number) => void,
): Promise<TrackPackets> {
  const mayHide = /^vp0?[89]/.test(codec)
  let bytes = 0
  const keyframes = /^avc/.test(codec) ? await createKeyframeCheck(track) : null
  const packets: PacketTiming[] = []
  const all = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: !mayHide })
  for await (const packet of all) {
    bytes += packet.byteLength
    onProgress(bytes)
    if (mayHide && !showsFrame(codec, packet.data)) continue
    packets.push({
      pts: Math.round(packet.timestamp * ticksPerSecond),
      duration: Math.round(packet.duration * ticksPerSecond),
      isKeyframe: packet.type === 'key' && (keyframes === null || (await keyframes.isClosed(packet.timestamp))),
    })
  }
  return { packets, problems: keyframes === null ? [] : openGopProblems(keyframes.openCount()) }
}

function openGopProblems(count: number): Problem[] {
  if (count === 0) return []
  const message = `${count} places are marked as keyframes from which decoding cannot start cleanly (open groups of pictures): they are not counted as keyframes.`
  return [{ code: 'open-gop', message }]
}

/** So many bytes of keyframes are looked at; in a track with more, the rest is taken for what those were. */
const MOST_KEYFRAME_BYTES = 128 * 1024 * 1024

async function createKeyframeCheck(track: InputVideoTrack) {
  const sink = new EncodedPacketSink(track)
  const description = (await track.getDecoderConfig())?.description
  const lengthSize = nalLengthSize(description === undefined ? null : toBytes(description))
  let bytes = 0
  let open = 0
  const isClosed = async (timestamp: number): Promise<boolean> => {
    if (bytes > MOST_KEYFRAME_BYTES) return true
    const packet = await sink.getPacket(timestamp)
    if (packet === null) return true
    bytes += packet.byteLength
    const isIdr = hasIdrSlice(packet.data, lengthSize)
    if (!isIdr) open += 1
    return isIdr
  }
  return { isClosed, openCount: () => open }
}

const toBytes = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)

import 'server-only'
import { createHash } from 'node:crypto'
import {
  AV_CODEC_ID_AV1,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_VP8,
  AV_CODEC_ID_VP9,
  type AVCodecID,
  Codec,
  CodecContext,
  FFmpegError,
  Frame,
  Packet,
} from 'node-av'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { PacketMap, PacketRun } from '@/lib/frames/packet-map'
import { createFrameMatcher } from '@/lib/ingest/frame-matcher'
import { createFrameDecoder, feed } from './decoded-frames'
import { openVideoSource, packetsOf } from './video-source'

const CODECS: Readonly<Record<string, AVCodecID>> = {
  avc1: AV_CODEC_ID_H264,
  vp8: AV_CODEC_ID_VP8,
  vp09: AV_CODEC_ID_VP9,
  av01: AV_CODEC_ID_AV1,
}

/** Pictures by the frames that they are, each as a hash of its pixels. */
export type Pictures = Map<number, string>

const fingerprint = (picture: Frame): string => createHash('sha1').update(picture.toBuffer()).digest('hex')

/** All pictures of the file at `path`, as a decoder gives them that knows the container. */
export async function picturesOfFile(path: string, index: FrameIndex): Promise<Pictures> {
  await using source = await openVideoSource(path)
  if (source === null) throw new Error('no video track')
  using decoder = await createFrameDecoder(source)
  const match = createFrameMatcher(index, decoder.clock)
  const pictures: Pictures = new Map()
  const gather = async (packet: Packet | null) => {
    for await (const { picture, pts } of decoder.decode(packet)) {
      const frame = match(pts)
      if (frame !== null) pictures.set(frame, fingerprint(picture))
    }
  }
  for await (const { packet } of packetsOf(source)) if (packet.streamIndex === source.video.index) await gather(packet)
  await gather(null)
  return pictures
}

/** The pictures of the packets of `run` alone, decoded by somebody who has the map and `file`, but knows no container. */
export async function picturesOfRun(map: PacketMap, run: PacketRun, file: Buffer): Promise<Pictures> {
  const codec = Codec.findDecoder(CODECS[map.decoder.codec.split('.')[0] ?? ''] ?? AV_CODEC_ID_H264)
  if (codec === null) throw new Error(`no decoder for ${map.decoder.codec}`)
  using decoder = new CodecContext()
  decoder.allocContext3(codec)
  if (map.decoder.description !== null) decoder.extraData = Buffer.from(map.decoder.description)
  FFmpegError.throwIfError(await decoder.open2(codec), 'opening the decoder')
  using picture = new Frame()
  picture.alloc()
  using packet = new Packet()
  packet.alloc()
  const pictures: Pictures = new Map()
  const gather = async (given: Packet | null) => {
    for await (const _ of feed(decoder, given, picture))
      if (picture.pts >= 0n) pictures.set(Number(picture.pts), fingerprint(picture))
  }
  for (let i = run.start; i < run.end; i += 1) {
    const offset = map.offsets[i] ?? 0
    packet.data = file.subarray(offset, offset + (map.sizes[i] ?? 0))
    packet.pts = BigInt(map.frames[i] ?? -1)
    await gather(packet)
  }
  await gather(null)
  return pictures
}

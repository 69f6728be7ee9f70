import 'server-only'
import { readSync } from 'node:fs'
import { AV_PKT_DATA_NEW_EXTRADATA, type Packet } from 'node-av'
import { hasIdrSlice, nalLengthSize } from '@/lib/ingest/avc-slice'
import type { Container } from '@/lib/ingest/container'
import { showsFrame } from '@/lib/ingest/vpx-frame'
import { err, ok, type Result } from '@/lib/result/result'
import { knownTime, type VideoSource } from './video-source'

/** Packets in decode order. `times` are PTS in ticks of the track, NaN for one that shows nothing or has none. */
export type PlacedPackets = {
  readonly offsets: number[]
  readonly sizes: number[]
  readonly times: number[]
  /** Places, in these lists, of packets with which decoding may begin. */
  readonly keys: number[]
}

/** Matroska names the place of the block that a packet lies in: its data begins at most so many bytes behind. */
const BLOCK_HEADER_BYTES = 64

const MATROSKA: readonly Container[] = ['webm', 'mkv']

/**
 * Gathers the packets of the video track of `source`, each held against the bytes of the file that `descriptor` has open.
 * `take` gives an error for people where a packet has no place in the file: its data is not there as it is decoded.
 */
export function createPlacedPackets(source: VideoSource, codec: string, descriptor: number) {
  const found: PlacedPackets = { offsets: [], sizes: [], times: [], keys: [] }
  const extradata = source.video.codecpar.extradata
  const isKey = createKeyCheck(source.codec, extradata)
  const placeOf = createPlaceProof(descriptor, MATROSKA.includes(source.container) ? BLOCK_HEADER_BYTES : 0)

  const take = (packet: Packet): Result<true, string> => {
    const { data } = packet
    if (data === null || data.length === 0) return err('A packet of it is empty.')
    const renewed = packet.getSideData(AV_PKT_DATA_NEW_EXTRADATA)
    if (renewed !== null && extradata?.equals(renewed) !== true)
      return err('Its decoder configuration changes on the way.')
    const offset = placeOf(Number(packet.pos), data)
    if (offset === null) return err('The data of a packet does not lie in the file as it is decoded.')
    if (isKey(packet, data)) found.keys.push(found.sizes.length)
    found.offsets.push(offset)
    found.sizes.push(data.length)
    found.times.push(showsFrame(codec, data) ? (knownTime(packet.pts) ?? Number.NaN) : Number.NaN)
    return ok(true)
  }
  return { found, take }
}

/** Where the file has exactly `data`, at `position` or up to `reach` bytes behind it; null if it is not there. */
function createPlaceProof(descriptor: number, reach: number) {
  let buffer = Buffer.alloc(64 * 1024)
  return (position: number, data: Buffer): number | null => {
    if (position < 0) return null
    const length = data.length + reach
    if (buffer.length < length) buffer = Buffer.alloc(length * 2)
    const end = readSync(descriptor, buffer, 0, length, position)
    for (let at = 0; at + data.length <= end; at += 1)
      if (buffer.compare(data, 0, data.length, at, at + data.length) === 0) return position + at
    return null
  }
}

/** Containers mark open groups of pictures as keyframes, too: of H.264 only IDR pictures are (docs/decisions/0010). */
function createKeyCheck(codec: string, extradata: Buffer | null): (packet: Packet, data: Buffer) => boolean {
  if (codec !== 'h264') return ({ isKeyframe }) => isKeyframe
  const lengthSize = nalLengthSize(extradata)
  return ({ isKeyframe }, data) => isKeyframe && hasIdrSlice(data, lengthSize)
}

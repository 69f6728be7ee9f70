import { invariant } from '@/lib/result/invariant'
import { err, ok, type Result } from '@/lib/result/result'
import type { ByteReader, ByteWriter } from './byte-stream'
import { readDecoderFacts, writeDecoderFacts } from './decoder-facts-codec'
import { MAX_FRAMES } from './frame-index-codec'
import type { PacketMap } from './packet-map'
import { readSizes, writeSizes } from './packet-size-codec'
import { readMostlySame, readPlaces, writeMostlySame, writePlaces } from './place-codec'
import { readRice, writeRice } from './rice-code'
import { createSealedWriter, openSealed, type Seal, seal } from './sealed-bytes'

const SEAL: Seal = { magic: 'FMPM', version: 1, noun: 'packet map' }

/** The largest file with a packet map, in bytes: 1 PiB. */
const LARGEST_FILE = 2 ** 50

/**
 * `map` as bytes that describe themselves. {@link decodePacketMap} gives back exactly the same map.
 *
 * About 1.2 bytes a packet for a scrub copy, whose packets follow one another: all of it is their sizes. Layout, integers
 * as LEB128 unless said otherwise: magic "FMPM", version (a byte), size of the file, packet count, decoder facts
 * (decoder-facts-codec), keys, frames, sizes (packet-size-codec), offsets as the gap behind the packet before
 * (place-codec), and the CRC-32 of all that. At most {@link MAX_FRAMES} packets.
 */
export function encodePacketMap(map: PacketMap): Uint8Array<ArrayBuffer> {
  const count = map.sizes.length
  invariant(count >= 1 && count <= MAX_FRAMES, `a packet map has from 1 to ${MAX_FRAMES} packets`)
  invariant(map.offsets.length === count && map.frames.length === count, 'every packet has a place and a frame')
  invariant(map.keys[0] === 0, 'decoding may start at the first packet')
  const writer = createSealedWriter(SEAL)
  writer.varint(map.sizeBytes)
  writer.varint(count)
  writeDecoderFacts(writer, map.decoder)
  writePlaces(writer, map.keys)
  writeFrames(writer, map.frames)
  writeSizes(writer, map.sizes, map.frames, map.keys)
  let end = 0
  const gaps = map.offsets.map((offset, i) => {
    const gap = offset - end
    end = offset + (map.sizes[i] ?? 0)
    return gap
  })
  writeMostlySame(writer, gaps)
  return seal(writer)
}

/**
 * The map that was encoded to `bytes`. Anything else is refused with a reason, in memory that the bytes themselves and
 * {@link MAX_FRAMES} bound.
 */
export function decodePacketMap(bytes: Uint8Array): Result<PacketMap, string> {
  const reader = openSealed(bytes, SEAL)
  return reader.ok ? decodeBody(reader.value) : reader
}

function decodeBody(reader: ByteReader): Result<PacketMap, string> {
  const sizeBytes = reader.varint()
  const count = reader.varint()
  const decoder = readDecoderFacts(reader)
  if (reader.failed() || decoder === null) return err('the packet map does not say what a decoder has to be told')
  if (sizeBytes > LARGEST_FILE) return err('the packet map is of an impossibly large file')
  // Each packet takes a bit at least, for its size.
  if (count < 1 || count > MAX_FRAMES || count > reader.remaining() * 8)
    return err(`the packet map claims ${count} packets, which it does not hold`)
  const keys = readPlaces(reader, count)
  if (reader.failed() || keys === null || keys[0] !== 0) return err('the packet map has no valid keys')
  const frames = readFrames(reader, count)
  if (frames === null) return err('the packet map has no valid frames')
  const sizes = readSizes(reader, frames, keys)
  if (sizes === null) return err('the packet map has no valid sizes')
  const offsets = readOffsets(reader, sizes, sizeBytes)
  if (offsets === null) return err('the packet map has places outside of the file')
  if (reader.remaining() > 0) return err('the packet map has something after its end')
  return ok({ decoder, sizeBytes, offsets, sizes, frames, keys })
}

/**
 * Which packets show nothing; then each frame less the number of packets before that show one: zeros only, which take
 * no room, where frames are decoded in the order in which they are shown.
 */
function writeFrames(writer: ByteWriter, frames: Int32Array): void {
  const hidden = Uint32Array.from(frames.keys()).filter((i) => frames[i] === -1)
  const moved = Float64Array.from(frames.filter((frame) => frame !== -1)).map((frame, rank) => frame - rank)
  const isInOrder = moved.every((distance) => distance === 0)
  writePlaces(writer, hidden)
  writer.byte(isInOrder ? 1 : 0)
  if (!isInOrder) writeRice(writer, moved)
}

function readFrames(reader: ByteReader, count: number): Int32Array | null {
  const hidden = readPlaces(reader, count)
  if (hidden === null) return null
  const isInOrder = reader.byte() === 1
  const frames = new Int32Array(count)
  for (const packet of hidden) frames[packet] = -1
  const shown = Uint32Array.from(frames.keys()).filter((i) => frames[i] !== -1)
  let areFrames = true
  const take = (distance: number, rank: number) => {
    const frame = rank + distance
    areFrames &&= frame >= 0 && frame < MAX_FRAMES
    frames[shown[rank] ?? 0] = frame
  }
  if (isInOrder) for (const rank of shown.keys()) take(0, rank)
  else readRice(reader, shown.length, take)
  return areFrames && !reader.failed() ? frames : null
}

function readOffsets(reader: ByteReader, sizes: Uint32Array, sizeBytes: number): Float64Array | null {
  const gaps = readMostlySame(reader, sizes.length)
  if (gaps === null) return null
  let end = 0
  let areInside = true
  const offsets = gaps.map((gap, i) => {
    const offset = end + gap
    end = offset + (sizes[i] ?? 0)
    areInside &&= offset >= 0 && end <= sizeBytes
    return offset
  })
  return areInside ? offsets : null
}

import type { ByteReader, ByteWriter } from './byte-stream'
import { readKeyframes, writeKeyframes } from './keyframe-codec'
import { readRice, writeRice } from './rice-code'

/** Appends increasing numbers, as keyframes are written; there may be none. */
export function writePlaces(writer: ByteWriter, places: Uint32Array): void {
  writer.byte(places.length === 0 ? 0 : 1)
  if (places.length > 0) writeKeyframes(writer, places)
}

/** Reads increasing numbers below `end`; null if they are not. */
export function readPlaces(reader: ByteReader, end: number): Uint32Array | null {
  return reader.byte() === 0 ? new Uint32Array(0) : readKeyframes(reader, end)
}

/**
 * Appends `values`, most of which are the same, each of at most 2^50 in size: the usual one (their median), then where
 * the others stand and by how much they differ from it, Rice coded.
 */
export function writeMostlySame(writer: ByteWriter, values: Float64Array): void {
  const usual = values.toSorted()[values.length >> 1] ?? 0
  const unusual = Uint32Array.from(values.keys()).filter((i) => values[i] !== usual)
  writer.signedVarint(usual)
  writePlaces(writer, unusual)
  writeRice(
    writer,
    Float64Array.from(unusual, (i) => (values[i] ?? 0) - usual),
  )
}

/** Reads `count` values; null if nothing like them was written. */
export function readMostlySame(reader: ByteReader, count: number): Float64Array | null {
  const usual = reader.signedVarint()
  const unusual = readPlaces(reader, count)
  if (unusual === null || reader.remaining() * 8 < unusual.length) return null
  const values = new Float64Array(count).fill(usual)
  readRice(reader, unusual.length, (difference, n) => {
    values[unusual[n] ?? 0] = usual + difference
  })
  return reader.failed() ? null : values
}

import type { ByteReader, ByteWriter } from './byte-stream'
import { readRice, writeRice } from './rice-code'

/**
 * Appends the frame numbers of the keyframes (increasing, not empty).
 *
 * How many, the first, and the usual distance; if every distance is that one, nothing else. Otherwise each distance
 * less the usual one, Rice coded: a byte or so for a keyframe at a scene cut.
 */
export function writeKeyframes(writer: ByteWriter, keyframes: Uint32Array): void {
  const gaps = Float64Array.from(
    { length: keyframes.length - 1 },
    (_, i) => (keyframes[i + 1] ?? 0) - (keyframes[i] ?? 0),
  )
  const usual = gaps.toSorted()[gaps.length >> 1] ?? 1
  const isRegular = gaps.every((gap) => gap === usual)
  writer.varint(keyframes.length)
  writer.varint(keyframes[0] ?? 0)
  writer.varint(usual)
  writer.byte(isRegular ? 1 : 0)
  if (isRegular) return
  writeRice(
    writer,
    gaps.map((gap) => gap - usual),
  )
}

/** Reads keyframes of a video of `frameCount` frames; null if they are not increasing frames of it. */
export function readKeyframes(reader: ByteReader, frameCount: number): Uint32Array | null {
  const count = reader.varint()
  const first = reader.varint()
  const usual = reader.varint()
  const isRegular = reader.byte() === 1
  if (count < 1 || count > frameCount || first >= frameCount || usual < 1) return null
  if (!isRegular && reader.remaining() * 8 < count - 1) return null
  if (isRegular && first + (count - 1) * usual >= frameCount) return null
  const keyframes = new Uint32Array(count)
  keyframes[0] = first
  if (isRegular) return keyframes.map((_, i) => first + i * usual)
  let at = first
  let isOrdered = true
  readRice(reader, count - 1, (difference, i) => {
    const gap = usual + difference
    at += gap
    isOrdered &&= gap >= 1 && at < frameCount
    keyframes[i + 1] = at
  })
  return isOrdered ? keyframes : null
}

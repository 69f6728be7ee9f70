import { invariant } from '@/lib/result/invariant'
import { err, ok, type Result } from '@/lib/result/result'
import { timebase } from '@/lib/time/timebase'
import type { ByteReader } from './byte-stream'
import { createFrameIndex, type FrameIndex } from './frame-index'
import { readKeyframes, writeKeyframes } from './keyframe-codec'
import { createSealedWriter, openSealed, type Seal, seal } from './sealed-bytes'
import { MAX_SPAN, readTiming, writeTiming } from './timing-codec'

const SEAL: Seal = { magic: 'FMFI', version: 1, noun: 'frame index' }

/** The longest video with an index: 2^24 frames, 155 hours at 30 frames a second. Decoded, its PTS take 128 MiB. */
export const MAX_FRAMES = 2 ** 24

/**
 * `index` as bytes that describe themselves. {@link decodeFrameIndex} gives back exactly the same index.
 *
 * A constant rate takes about 50 bytes whatever the length, also 29.97 and also where a container rounded its
 * timestamps to milliseconds; a variable rate a few bits a frame. Layout, integers as LEB128 unless said otherwise:
 *
 * magic "FMFI", version (a byte), timebase num and den, frame count, origin and end PTS (doubles, little-endian), the PTS
 * less the origin (timing-codec), the keyframes (keyframe-codec), and the CRC-32 of all that (four bytes, little-endian).
 * At most {@link MAX_FRAMES} frames.
 */
export function encodeFrameIndex(index: FrameIndex): Uint8Array<ArrayBuffer> {
  invariant(index.frameCount <= MAX_FRAMES, `a frame index has at most ${MAX_FRAMES} frames`)
  const origin = originOf(index.pts)
  const writer = createSealedWriter(SEAL)
  writer.varint(index.timebase.num)
  writer.varint(index.timebase.den)
  writer.varint(index.frameCount)
  writer.double(origin)
  writer.double(index.endPts)
  writeTiming(
    writer,
    index.pts.map((value) => value - origin),
  )
  writeKeyframes(writer, index.keyframes)
  return seal(writer)
}

/**
 * The index that was encoded to `bytes`. Anything else is refused with a reason, in memory that the bytes themselves
 * and {@link MAX_FRAMES} bound.
 */
export function decodeFrameIndex(bytes: Uint8Array): Result<FrameIndex, string> {
  const reader = openSealed(bytes, SEAL)
  return reader.ok ? decodeBody(reader.value) : reader
}

function decodeBody(reader: ByteReader): Result<FrameIndex, string> {
  const num = reader.varint()
  const den = reader.varint()
  const frameCount = reader.varint()
  const origin = reader.double()
  const endPts = reader.double()
  if (reader.failed() || num < 1 || den < 1) return err('the frame index has no timebase')
  if (frameCount < 1) return err('the frame index has no frames')
  if (frameCount > MAX_FRAMES)
    return err(`the frame index claims ${frameCount} frames; at most ${MAX_FRAMES} are understood`)
  if (!Number.isSafeInteger(origin) || !Number.isSafeInteger(endPts)) return err('the frame index has impossible times')
  const pts = readTiming(reader, frameCount)?.map((value) => value + origin) ?? null
  if (reader.failed() || pts === null || !isIncreasing(pts, endPts))
    return err('the frame index has no valid timestamps')
  const keyframes = readKeyframes(reader, frameCount)
  if (reader.failed() || keyframes === null) return err('the frame index has no valid keyframes')
  if (reader.remaining() > 0) return err('the frame index has something after its end')
  return ok(createFrameIndex({ timebase: timebase(num, den), pts, endPts, keyframes }))
}

/** What PTS are written relative to: the first, or 0 where they lie so far apart that a difference is not exact. */
function originOf(pts: Float64Array): number {
  const first = pts[0] ?? 0
  return (pts.at(-1) ?? 0) - first >= MAX_SPAN ? 0 : first
}

function isIncreasing(pts: Float64Array, endPts: number): boolean {
  const isOrdered = pts.every((value, i) => Number.isSafeInteger(value) && (i === 0 || value > (pts[i - 1] ?? 0)))
  return isOrdered && endPts > (pts.at(-1) ?? 0)
}

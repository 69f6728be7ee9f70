import { assertNever } from '@/lib/result/assert-never'
import { type AffineTiming, affineValue, fitAffineTiming, medianDelta } from './affine-timing'
import { type ByteReader, type ByteWriter, createByteWriter } from './byte-stream'
import { readRice, writeRice } from './rice-code'

/**
 * Ways to write increasing timestamps that begin at 0.
 *
 * affine: a constant rate with a list of runs. deltas: distances less their median, for clocks whose frames come early
 * or late. curvature: differences of neighbouring distances, for rates that drift. doubles: eight bytes each, for
 * timestamps so far apart that differences are not exact.
 */
const MODES = ['affine', 'deltas', 'curvature', 'doubles'] as const

/** Timestamps less far apart than this have differences, and differences of differences, that are exact in doubles. */
export const MAX_SPAN = 2 ** 49
const MAX_RUNS = 100_000

/** Appends `values` (increasing integers; the first is 0 if they span less than {@link MAX_SPAN}) in whichever way is smallest. */
export function writeTiming(writer: ByteWriter, values: Float64Array): void {
  const smallest = candidates(values).reduce((best, next) => (next.length < best.length ? next : best))
  for (const part of smallest) writer.byte(part)
}

/**
 * Reads `count` timestamps. The reader fails if the bytes end early; null if they are no form that is written. What
 * comes back may still be out of order: the caller checks.
 */
export function readTiming(reader: ByteReader, count: number): Float64Array | null {
  const mode = MODES[reader.byte()]
  switch (mode) {
    case undefined:
      return null
    case 'affine':
      return readAffine(reader, count)
    case 'deltas':
      return readDifferences(reader, count, 1)
    case 'curvature':
      return readDifferences(reader, count, 2)
    case 'doubles':
      return reader.remaining() < count * 8 ? null : Float64Array.from({ length: count }, () => reader.double())
    default:
      return assertNever(mode)
  }
}

function candidates(values: Float64Array): Uint8Array[] {
  if ((values.at(-1) ?? 0) - (values[0] ?? 0) >= MAX_SPAN)
    return [written('doubles', (writer) => values.forEach(writer.double))]
  const affine = fitAffineTiming(values, Math.min(MAX_RUNS, Math.ceil(values.length / 8)))
  // One run is as small as it gets: nothing else needs to be tried.
  if (affine?.runs.length === 1) return [written('affine', (writer) => writeAffine(writer, affine))]
  const forms = [
    written('deltas', (writer) => writeDifferences(writer, values, 1)),
    written('curvature', (writer) => writeDifferences(writer, values, 2)),
  ]
  return affine === null ? forms : [written('affine', (writer) => writeAffine(writer, affine)), ...forms]
}

function written(mode: (typeof MODES)[number], write: (writer: ByteWriter) => void): Uint8Array {
  const writer = createByteWriter()
  writer.byte(MODES.indexOf(mode))
  write(writer)
  return writer.bytes()
}

function writeAffine(writer: ByteWriter, timing: AffineTiming): void {
  writer.varint(timing.num)
  writer.varint(timing.den)
  writer.varint(timing.runs.length)
  let previous = 0
  for (const { length, offset } of timing.runs) {
    writer.varint(length)
    writer.signedVarint(offset - previous)
    previous = offset
  }
}

function readAffine(reader: ByteReader, count: number): Float64Array | null {
  const slope = { num: reader.varint(), den: reader.varint() }
  const runs = reader.varint()
  if (slope.den === 0 || runs > reader.remaining()) return null
  const values = new Float64Array(count)
  let n = 0
  let offset = 0
  for (let run = 0; run < runs && !reader.failed(); run += 1) {
    const length = reader.varint()
    offset += reader.signedVarint()
    if (length > count - n) return null
    for (const end = n + length; n < end; n += 1) values[n] = affineValue(slope, n, offset)
  }
  return n === count ? values : null
}

/** `order` 1 writes distances less their median, 2 the differences of neighbouring distances; both in units of their divisor. */
function writeDifferences(writer: ByteWriter, values: Float64Array, order: 1 | 2): void {
  const unit = commonDivisor(values)
  const base = medianDelta(values) / unit
  writer.varint(unit)
  writer.varint(base)
  const differences = new Float64Array(values.length - 1)
  let expected = base
  for (let i = 1; i < values.length; i += 1) {
    const delta = ((values[i] ?? 0) - (values[i - 1] ?? 0)) / unit
    differences[i - 1] = delta - expected
    if (order === 2) expected = delta
  }
  writeRice(writer, differences)
}

function readDifferences(reader: ByteReader, count: number, order: 1 | 2): Float64Array | null {
  const unit = reader.varint()
  const base = reader.varint()
  // Every value takes a bit at least, so the bytes bound the memory.
  if (reader.remaining() * 8 < count - 1) return null
  const values = new Float64Array(count)
  let expected = base
  let at = 0
  readRice(reader, count - 1, (difference, i) => {
    const delta = expected + difference
    at += delta * unit
    values[i + 1] = at
    if (order === 2) expected = delta
  })
  return values
}

/** The greatest common divisor of all distances: clocks often tick finer than their frames. */
function commonDivisor(values: Float64Array): number {
  let divisor = 0
  for (let i = 1; i < values.length && divisor !== 1; i += 1) {
    let a = (values[i] ?? 0) - (values[i - 1] ?? 0)
    while (a !== 0) [a, divisor] = [divisor % a, a]
  }
  return divisor
}

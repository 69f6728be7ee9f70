import type { ByteReader, ByteWriter } from './byte-stream'
import { readRice, writeRice } from './rice-code'

/**
 * Sizes of packets depend on what they are: a keyframe is ten times as large as a frame predicted from its neighbours, and
 * B-frames (shown before a frame that was decoded earlier) are the smallest. Each of the three kinds is a run of its own.
 */
const KINDS = [0, 1, 2] as const
const [KEY, FORWARD, BETWEEN] = KINDS

/** So many sizes of a kind, about, are remembered in what the next one is expected to be. */
const MEMORY = 16

const LARGEST = 2 ** 32 - 1

/** Appends the size of every packet, Rice coded as its difference from what packets of its kind had lately. */
export function writeSizes(writer: ByteWriter, sizes: Uint32Array, frames: Int32Array, keys: Uint32Array): void {
  const kinds = kindsOf(frames, keys)
  for (const kind of KINDS) {
    const expected = createExpectation()
    const own = sizes.filter((_, i) => kinds[i] === kind)
    writeRice(
      writer,
      Float64Array.from(own, (size) => expected.differenceOf(size)),
    )
  }
}

/** Reads the sizes of packets with these `frames` and `keys`; null if one is less than a byte or more than 4 GiB. */
export function readSizes(reader: ByteReader, frames: Int32Array, keys: Uint32Array): Uint32Array | null {
  const kinds = kindsOf(frames, keys)
  const sizes = new Uint32Array(frames.length)
  let areSizes = true
  for (const kind of KINDS) {
    const expected = createExpectation()
    const places = Uint32Array.from(kinds.keys()).filter((i) => kinds[i] === kind)
    readRice(reader, places.length, (difference, n) => {
      const size = expected.sizeOf(difference)
      areSizes &&= size >= 1 && size <= LARGEST
      sizes[places[n] ?? 0] = size
    })
  }
  return areSizes && !reader.failed() ? sizes : null
}

function kindsOf(frames: Int32Array, keys: Uint32Array): Uint8Array {
  let latest = -1
  const kinds = Uint8Array.from(frames, (frame) => {
    const isForward = frame > latest
    latest = Math.max(latest, frame)
    return isForward ? FORWARD : BETWEEN
  })
  for (const key of keys) kinds[key] = KEY
  return kinds
}

/** The size that the next packet of a kind is expected to have: the first nothing, later a mean that forgets. */
function createExpectation() {
  let mean = 0
  let count = 0
  const learn = (size: number) => {
    count = Math.min(count + 1, MEMORY)
    mean += Math.trunc((size - mean) / count)
  }
  return {
    differenceOf: (size: number): number => {
      const difference = size - mean
      learn(size)
      return difference
    },
    sizeOf: (difference: number): number => {
      const size = mean + difference
      learn(size)
      return size
    },
  }
}

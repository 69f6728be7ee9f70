import { type ByteReader, type ByteWriter, unzigzag, zigzag } from './byte-stream'

/**
 * Adaptive Golomb-Rice coding of integers that are mostly near zero, of either sign.
 *
 * A value is zigzag coded, then split into a quotient by 2^k in unary and k low bits. k follows the mean of the recent
 * values (as in JPEG-LS, ITU-T T.87 A.5.1), so no parameter is stored. A quotient of {@link ESCAPE} or more is written
 * as that many ones and the whole value in 53 bits.
 */
const ESCAPE = 24
const ESCAPED_BITS = 53

/** Appends `values`, each of at most 2^51 in size, and pads to a whole byte. */
export function writeRice(writer: ByteWriter, values: ArrayLike<number>): void {
  const model = createModel()
  const bits = createBitSink(writer)
  for (let i = 0; i < values.length; i += 1) {
    const value = zigzag(values[i] ?? 0)
    const k = model.parameter()
    const quotient = Math.floor(value / 2 ** k)
    if (quotient < ESCAPE) {
      bits.ones(quotient)
      bits.write(0, 1)
      bits.write(value % 2 ** k, k)
    } else {
      bits.ones(ESCAPE)
      bits.write(value, ESCAPED_BITS)
    }
    model.learn(value)
  }
  bits.flush()
}

/** Reads `count` values; calls `take` with each and its place. The reader fails if the bytes end before. */
export function readRice(reader: ByteReader, count: number, take: (value: number, i: number) => void): void {
  const model = createModel()
  const bits = createBitSource(reader)
  for (let i = 0; i < count && !reader.failed(); i += 1) {
    const k = model.parameter()
    const quotient = bits.ones(ESCAPE)
    const value = quotient < ESCAPE ? quotient * 2 ** k + bits.read(k) : bits.read(ESCAPED_BITS)
    take(unzigzag(value), i)
    model.learn(value)
  }
}

function createModel() {
  let sum = 4
  let count = 1
  return {
    parameter: () => {
      let k = 0
      for (let reach = count; reach < sum && k < 50; reach *= 2) k += 1
      return k
    },
    learn: (value: number) => {
      sum += Math.min(value, 2 ** 45)
      count += 1
      if (count === 64) {
        sum = Math.floor(sum / 2)
        count = 32
      }
    },
  }
}

function createBitSink(writer: ByteWriter) {
  let pending = 0
  let used = 0
  const bit = (value: number) => {
    pending = pending * 2 + value
    used += 1
    if (used === 8) {
      writer.byte(pending)
      pending = 0
      used = 0
    }
  }
  return {
    ones: (count: number) => {
      for (let i = 0; i < count; i += 1) bit(1)
    },
    write: (value: number, width: number) => {
      // Bitwise operators see 32 bits only.
      for (let i = width - 1; i >= 30; i -= 1) bit(Math.floor(value / 2 ** i) % 2)
      const low = value % 2 ** 30
      for (let i = Math.min(width, 30) - 1; i >= 0; i -= 1) bit((low >>> i) & 1)
    },
    flush: () => {
      while (used !== 0) bit(0)
    },
  }
}

/** Bits of the reader's bytes, first those of greatest value; no byte is taken before a bit of it is wanted. */
function createBitSource(reader: ByteReader) {
  let current = 0
  let left = 0
  const refill = () => {
    current = reader.byte()
    left = 8
  }
  return {
    read: (width: number) => {
      let value = 0
      for (let wanted = width; wanted > 0; ) {
        if (left === 0) refill()
        const taken = Math.min(wanted, left)
        left -= taken
        wanted -= taken
        value = value * (1 << taken) + ((current >> left) & ((1 << taken) - 1))
      }
      return value
    },
    /** How many ones come before the next zero, which is taken, too; at most `most`, after which none is. */
    ones: (most: number) => {
      for (let count = 0; ; ) {
        if (left === 0) refill()
        // The bits that are left, moved to the top: as many leading ones as the complement has leading zeros.
        const run = Math.min(Math.clz32(~(current << (32 - left))), left, most - count)
        left -= run
        count += run
        if (count === most) return count
        if (left > 0) {
          left -= 1
          return count
        }
      }
    },
  }
}

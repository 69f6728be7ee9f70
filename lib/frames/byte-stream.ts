/** Appends integers to a growing run of bytes. */
export type ByteWriter = {
  /** The lowest eight bits of `value`. */
  byte(value: number): void
  /** A safe integer >= 0 in LEB128: seven bits a byte, least significant first. */
  varint(value: number): void
  /** A safe integer of at most 2^52 in size, zigzag coded. */
  signedVarint(value: number): void
  /** A double, little-endian. */
  double(value: number): void
  /** Everything written so far. */
  bytes(): Uint8Array<ArrayBuffer>
}

/** A writer with nothing in it. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(64)
  let length = 0
  const byte = (value: number) => {
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2)
      larger.set(buffer)
      buffer = larger
    }
    buffer[length++] = value
  }
  const varint = (value: number) => {
    let rest = value
    while (rest >= 128) {
      byte((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    byte(rest)
  }
  return {
    byte,
    varint,
    signedVarint: (value) => varint(zigzag(value)),
    double: (value) => {
      for (const part of new Uint8Array(new Float64Array([value]).buffer)) byte(part)
    },
    bytes: () => buffer.slice(0, length),
  }
}

/**
 * Reads what a {@link ByteWriter} wrote. Reading past the end, or a number that no writer writes, gives 0 and sets
 * `failed` for good: ask once after a group of reads.
 */
export type ByteReader = {
  byte(): number
  varint(): number
  signedVarint(): number
  double(): number
  /** Bytes that have not been read. */
  remaining(): number
  failed(): boolean
}

/** A reader over `bytes`, at the start. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let position = 0
  let hasFailed = false
  const byte = (): number => {
    const value = bytes[position]
    if (value === undefined) hasFailed = true
    else position += 1
    return value ?? 0
  }
  const varint = (): number => {
    let value = 0
    let weight = 1
    for (let i = 0; i < 8; i += 1) {
      const part = byte()
      value += (part % 128) * weight
      if (part < 128 && value <= Number.MAX_SAFE_INTEGER) return hasFailed ? 0 : value
      weight *= 128
    }
    hasFailed = true
    return 0
  }
  return {
    byte,
    varint,
    signedVarint: () => unzigzag(varint()),
    double: () => {
      const parts = Uint8Array.from({ length: 8 }, byte)
      return new Float64Array(parts.buffer)[0] ?? 0
    },
    remaining: () => bytes.length - position,
    failed: () => hasFailed,
  }
}

/** Integers of small size, of either sign, as small integers >= 0: 0, -1, 1, -2 become 0, 1, 2, 3. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)

/** The inverse of {@link zigzag}. */
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)

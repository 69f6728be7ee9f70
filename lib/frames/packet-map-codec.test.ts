import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ByteWriter } from './byte-stream'
import { writeDecoderFacts } from './decoder-facts-codec'
import { MAX_FRAMES } from './frame-index-codec'
import type { DecoderFacts, PacketMap } from './packet-map'
import { decodePacketMap, encodePacketMap } from './packet-map-codec'
import { createSealedWriter, seal } from './sealed-bytes'

const text = fc.string({ unit: fc.constantFrom(...'abcdefgh0123456789.-'), minLength: 1, maxLength: 40 })
const size = fc.integer({ min: 1, max: 16_384 })

const decoders: fc.Arbitrary<DecoderFacts> = fc.record({
  codec: text,
  description: fc.option(fc.uint8Array({ maxLength: 60 })),
  codedWidth: size,
  codedHeight: size,
  displayWidth: size,
  displayHeight: size,
  rotation: fc.constantFrom(0, 90, 180, 270),
  colorSpace: fc.option(
    fc.record({
      primaries: fc.option(text),
      transfer: fc.option(text),
      matrix: fc.option(text),
      fullRange: fc.option(fc.boolean()),
    }),
  ),
})

const packets = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 2 ** 32 - 1 })),
  gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 2 ** 35 })),
  isKey: fc.boolean(),
  frame: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: MAX_FRAMES - 1 })),
})

const maps: fc.Arbitrary<PacketMap> = fc
  .record({
    decoder: decoders,
    packets: fc.array(packets, { minLength: 1, maxLength: 200 }),
    isInOrder: fc.boolean(),
    isReversed: fc.boolean(),
  })
  .map(({ decoder, packets: all, isInOrder, isReversed }) => {
    let end = 0
    const offsets = all.map(({ gap, size: bytes }) => {
      const offset = end + gap
      end = offset + bytes
      return offset
    })
    // Nothing says that packets lie in the order in which they are decoded.
    const places = isReversed ? all.map(({ size: bytes }, i) => end - (offsets[i] ?? 0) - bytes) : offsets
    return {
      decoder,
      sizeBytes: end,
      offsets: Float64Array.from(places),
      sizes: Uint32Array.from(all, (packet) => packet.size),
      frames: Int32Array.from(all, ({ frame }, i) => (isInOrder ? i : frame)),
      keys: Uint32Array.from(all.keys()).filter((i) => i === 0 || all[i]?.isKey === true),
    }
  })

test('decoding gives back exactly what was encoded, for every map', () => {
  fc.assert(
    fc.property(maps, (map) => {
      expect(decodePacketMap(encodePacketMap(map))).toEqual({ ok: true, value: map })
    }),
    { numRuns: 500 },
  )
})

const DECODER: DecoderFacts = {
  codec: 'avc1.64000d',
  description: Uint8Array.from([1, 0x64, 0, 13, 0xff, 0xe1, 0, 4, 0x67, 0x64, 0, 13, 1, 0, 2, 0x68, 0xee]),
  codedWidth: 320,
  codedHeight: 180,
  displayWidth: 320,
  displayHeight: 180,
  rotation: 0,
  colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Packets of these sizes one after the other, `gapOf` bytes between them, a key every `gop` packets. */
function mapOf(
  sizes: readonly number[],
  gop: number,
  gapOf: (packet: number) => number,
  order: readonly number[] = [0],
) {
  let end = 48
  const offsets = sizes.map((bytes, i) => {
    const offset = end + gapOf(i)
    end = offset + bytes
    return offset
  })
  const frames = sizes.map((_, i) => i + (order[i % order.length] ?? 0))
  const keys = sizes.map((_, i) => i).filter((i) => i % gop === 0)
  return {
    decoder: DECODER,
    sizeBytes: end,
    offsets: Float64Array.from(offsets),
    sizes: Uint32Array.from(sizes),
    frames: Int32Array.from(frames),
    keys: Uint32Array.from(keys),
  }
}

const HOUR_AT_25 = 90_000

function randomSizes(count: number, meanOf: (packet: number) => number): number[] {
  const next = random(1)
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return Array.from({ length: count }, (_, i) => Math.max(1, Math.round(meanOf(i) * Math.exp(gaussian() / 3))))
}

test.each([
  {
    what: 'an hour of a scrub copy at 25 frames a second',
    limit: 1.4,
    map: mapOf(
      randomSizes(HOUR_AT_25, (i) => (i % 5 === 0 ? 3500 : 400)),
      5,
      () => 0,
    ),
  },
  {
    what: 'large frames with sound between all of them',
    limit: 4.5,
    map: mapOf(
      randomSizes(20_000, (i) => (i % 50 === 0 ? 200_000 : 20_000)),
      50,
      (i) => (i % 3 === 0 ? 380 + (i % 17) : 0),
    ),
  },
  {
    what: 'B-frames in Matroska, a few bytes before each of them',
    limit: 2.8,
    map: mapOf(
      randomSizes(20_000, (i) => [60_000, 9000, 4000, 4000][i % 4] ?? 0),
      40,
      (i) => 7 + (i % 100 === 0 ? 14 : 0),
      [0, 2, -1, -1],
    ),
  },
  { what: 'packets that are all the same', limit: 0.2, map: mapOf(Array(20_000).fill(5000), 25, () => 0) },
])('$what: at most $limit bytes a packet', ({ map, limit }) => {
  const bytes = encodePacketMap(map)
  expect(bytes.length / map.sizes.length).toBeLessThanOrEqual(limit)
  expect(decodePacketMap(bytes)).toEqual({ ok: true, value: map })
})

const SMALL = mapOf(
  randomSizes(60, () => 900),
  12,
  (i) => (i % 7) * 40,
  [0, 2, -1, -1],
)

test('every cut and every changed byte is refused with a reason', () => {
  const bytes = encodePacketMap(SMALL)
  for (let length = 0; length < bytes.length; length += 1) {
    expect(decodePacketMap(bytes.slice(0, length))).toMatchObject({ ok: false, error: expect.any(String) })
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte))
    expect(decodePacketMap(changed)).toMatchObject({ ok: false, error: expect.any(String) })
  }
})

/** A body with a valid beginning and checksum, as only a forger would write it. */
function forged(write: (writer: ByteWriter) => void): Uint8Array {
  const writer = createSealedWriter({ magic: 'FMPM', version: 1, noun: '' })
  write(writer)
  return seal(writer)
}

const header = (writer: ByteWriter, sizeBytes: number, count: number): void => {
  writer.varint(sizeBytes)
  writer.varint(count)
  writeDecoderFacts(writer, DECODER)
}

test.each([
  { what: '2^40 packets', reason: /claims/, write: (w: ByteWriter) => header(w, 2 ** 40, 2 ** 40) },
  {
    what: 'the largest count, nothing behind it',
    reason: /claims/,
    write: (w: ByteWriter) => header(w, 2 ** 40, MAX_FRAMES),
  },
  { what: 'a file of 2^51 bytes', reason: /large file/, write: (w: ByteWriter) => header(w, 2 ** 51, 1) },
  { what: 'no decoder', reason: /decoder/, write: (w: ByteWriter) => Array(40).fill(0).forEach(w.byte) },
  {
    what: 'a description longer than everything',
    reason: /decoder/,
    write: (w: ByteWriter) => [100, 1, 1, 0x61, 0xff, 0xff, 0x3f, ...Array(40).fill(0)].forEach(w.byte),
  },
  {
    what: 'a first key that is not the first packet',
    reason: /keys/,
    write: (w: ByteWriter) => {
      header(w, 100, 2)
      for (const value of [1, 1, 1, 1, 1, 0, 1, 0, 0, 0]) w.byte(value)
    },
  },
])('a forged map is refused: $what', ({ reason, write }) => {
  expect(decodePacketMap(forged(write))).toMatchObject({ ok: false, error: expect.stringMatching(reason) })
})

test('a packet outside of the file is refused', () => {
  const outside = { ...SMALL, sizeBytes: SMALL.sizeBytes - 1 }
  expect(decodePacketMap(encodePacketMap(outside))).toMatchObject({
    ok: false,
    error: expect.stringMatching(/outside/),
  })
})

test('no bytes whatever crash the decoder', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodePacketMap(forged((w) => bytes.forEach(w.byte)))).toMatchObject({ ok: false })
      const behindHeader = forged((w) => {
        header(w, 2 ** 30, 10)
        bytes.forEach(w.byte)
      })
      expect(() => decodePacketMap(behindHeader)).not.toThrow()
    }),
    { numRuns: 500 },
  )
})

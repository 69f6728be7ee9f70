import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timebase } from '@/lib/time/timebase'
import { createByteWriter } from './byte-stream'
import { crc32 } from './crc32'
import { createFrameIndex, type FrameIndex } from './frame-index'
import { decodeFrameIndex, encodeFrameIndex, MAX_FRAMES } from './frame-index-codec'
import { frameIndexToJson } from './frame-index-json'

const HOUR_OF_FRAMES = 108_000

const deltas = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 300 }),
  fc.array(fc.integer({ min: 1, max: 2 ** 33 }), { minLength: 1, maxLength: 300 }),
  fc.array(fc.integer({ min: 1, max: 2 ** 52 }), { minLength: 1, maxLength: 3 }),
  fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 300 }))
    .map(([d, n]) => Array(n).fill(d) as number[]),
)

const frameIndexes: fc.Arbitrary<FrameIndex> = fc
  .record({
    first: fc.oneof(fc.integer({ min: -(2 ** 53) + 1, max: 0 }), fc.integer({ min: -1000, max: 1000 })),
    deltas,
    num: fc.integer({ min: 1, max: 2 ** 32 }),
    den: fc.integer({ min: 1, max: 2 ** 32 }),
    keyframe: fc.func(fc.boolean()),
  })
  .map(({ first, deltas, num, den, keyframe }) => {
    const pts = [first]
    for (const delta of deltas) {
      const next = (pts.at(-1) ?? 0) + delta
      if (next < 2 ** 52) pts.push(next)
    }
    const keyframes = pts.map((_, i) => i).filter((i) => i === pts.length - 1 || keyframe(i))
    return createFrameIndex({ timebase: timebase(num, den), pts, endPts: (pts.at(-1) ?? 0) + 7, keyframes })
  })

const indexOf = (den: number, pts: number[], gop = 50): FrameIndex =>
  createFrameIndex({
    timebase: timebase(1, den),
    pts,
    endPts: (pts.at(-1) ?? 0) + 1,
    keyframes: pts.map((_, i) => i).filter((i) => i % gop === 0),
  })

const frames = (count: number, ptsOf: (n: number) => number): number[] =>
  Array.from({ length: count }, (_, n) => ptsOf(n))

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

const gaussian = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

test('decoding gives back exactly what was encoded, for every index', () => {
  fc.assert(
    fc.property(frameIndexes, (index) => {
      expect(decodeFrameIndex(encodeFrameIndex(index))).toEqual({ ok: true, value: index })
    }),
    { numRuns: 500 },
  )
})

test.each([
  { what: '25 fps on a 12800 Hz clock', den: 12_800, pts: (n: number) => n * 512 },
  { what: '29.97 fps on a 90 kHz clock, starting late', den: 90_000, pts: (n: number) => 126_000 + n * 3003 },
  { what: '29.97 fps rounded to milliseconds (MKV, WebM)', den: 1000, pts: (n: number) => Math.round((n * 1001) / 30) },
  { what: '29.97 fps cut to milliseconds', den: 1000, pts: (n: number) => Math.floor((n * 1001) / 30) },
  { what: '23.976 fps rounded to milliseconds', den: 1000, pts: (n: number) => Math.round((n * 1001) / 24) },
  {
    what: '59.94 fps rounded to milliseconds, starting at 7 ms',
    den: 1000,
    pts: (n: number) => 7 + Math.round((n * 1001) / 60),
  },
  { what: '119.88 fps rounded to milliseconds', den: 1000, pts: (n: number) => Math.round((n * 1001) / 120) },
  { what: '23.976 fps on a 90 kHz clock, rounded', den: 90_000, pts: (n: number) => Math.round(n * 3753.75) },
  {
    what: '30 fps rounded to milliseconds, twenty pauses',
    den: 1000,
    pts: (n: number) => Math.round(((n + 7 * Math.floor(n / 5400)) * 1000) / 30),
    limit: 220,
  },
])('an hour of constant rate takes a few dozen bytes: $what', ({ den, pts, limit = 64 }) => {
  const index = indexOf(den, frames(HOUR_OF_FRAMES, pts))
  const bytes = encodeFrameIndex(index)
  expect(bytes.length).toBeLessThanOrEqual(limit)
  expect(decodeFrameIndex(bytes)).toEqual({ ok: true, value: index })
})

test.each([
  { what: 'camera jitter of 0.1 ms on a 90 kHz clock', den: 90_000, bits: 8, pts: jittered(3000, 9) },
  { what: 'camera jitter of 2 ms on a 90 kHz clock', den: 90_000, bits: 12, pts: jittered(3000, 180) },
  { what: 'camera jitter of 2 ms in milliseconds', den: 1000, bits: 6, pts: jittered(33.333, 2) },
  { what: 'every tenth frame dropped at random, 25 fps', den: 12_800, bits: 2, pts: dropped(512) },
])('a variable rate takes a few bits a frame: $what', ({ den, bits, pts }) => {
  const index = indexOf(den, pts)
  const bytes = encodeFrameIndex(index)
  expect((bytes.length * 8) / index.frameCount).toBeLessThanOrEqual(bits)
  expect(decodeFrameIndex(bytes)).toEqual({ ok: true, value: index })
})

function jittered(step: number, sigma: number): number[] {
  const next = random(1)
  let previous = -1
  return frames(20_000, (n) => {
    previous = Math.max(previous + 1, Math.round(n * step + gaussian(next) * sigma))
    return previous
  })
}

function dropped(step: number): number[] {
  const next = random(2)
  return frames(20_000, (n) => n)
    .filter(() => next() >= 0.1)
    .map((n) => n * step)
}

test('keyframes at scene cuts take a few bytes each', () => {
  const next = random(3)
  const pts = frames(100_000, (n) => n)
  const keyframes = pts.filter((n) => n === 0 || n % 250 === 0 || next() < 0.005)
  const index = createFrameIndex({ timebase: timebase(1, 25), pts, endPts: pts.length, keyframes })
  expect(encodeFrameIndex(index).length).toBeLessThanOrEqual(64 + keyframes.length * 2)
})

test('every cut and every changed byte is refused with a reason', () => {
  const bytes = encodeFrameIndex(indexOf(1000, jittered(33.3, 3).slice(0, 60)))
  for (let length = 0; length < bytes.length; length += 1) {
    expect(decodeFrameIndex(bytes.slice(0, length))).toMatchObject({ ok: false, error: expect.any(String) })
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte))
    expect(decodeFrameIndex(changed)).toMatchObject({ ok: false, error: expect.any(String) })
  }
})

/** A body with a valid magic, version and checksum, as only a forger would write it. */
function forged(write: (writer: ReturnType<typeof createByteWriter>) => void): Uint8Array {
  const writer = createByteWriter()
  for (const byte of [0x46, 0x4d, 0x46, 0x49, 1]) writer.byte(byte)
  write(writer)
  const checksum = crc32(writer.bytes())
  for (const shift of [0, 8, 16, 24]) writer.byte((checksum >>> shift) & 0xff)
  return writer.bytes()
}

const header = (writer: ReturnType<typeof createByteWriter>, frameCount: number): void => {
  writer.varint(1)
  writer.varint(25)
  writer.varint(frameCount)
  writer.double(0)
  writer.double(2 ** 40)
}

test.each([
  {
    what: '2^40 frames',
    reason: /at most 16777216/,
    write: (w: ReturnType<typeof createByteWriter>) => header(w, 2 ** 40),
  },
  {
    what: 'the largest count and nothing behind it',
    reason: /timestamps/,
    write: (w: ReturnType<typeof createByteWriter>) => header(w, MAX_FRAMES),
  },
  {
    what: 'Rice codes for more frames than there are bits',
    reason: /timestamps/,
    write: (w: ReturnType<typeof createByteWriter>) => {
      header(w, MAX_FRAMES)
      for (const value of [1, 1, 1, 0, 0]) w.byte(value)
    },
  },
  {
    what: 'a rate of zero',
    reason: /timestamps/,
    write: (w: ReturnType<typeof createByteWriter>) => {
      header(w, 100)
      for (const value of [0, 0, 1, 1, 100, 0, 1, 0, 1, 1]) w.byte(value)
    },
  },
  {
    what: 'a timebase of 0',
    reason: /timebase/,
    write: (w: ReturnType<typeof createByteWriter>) => Array(40).fill(0).forEach(w.byte),
  },
])('a forged index is refused: $what', ({ reason, write }) => {
  expect(decodeFrameIndex(forged(write))).toMatchObject({ ok: false, error: expect.stringMatching(reason) })
})

test('no bytes whatever crash the decoder', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (tail) => {
      const result = decodeFrameIndex(forged((writer) => tail.forEach(writer.byte)))
      if (!result.ok) expect(result.error).not.toBe('')
    }),
    { numRuns: 2000 },
  )
})

test('the checksum is the CRC-32 of ISO 3309', () => {
  expect(crc32(Uint8Array.from('123456789', (digit) => digit.charCodeAt(0)))).toBe(0xcbf43926)
})

test('as JSON the ticks and the keyframes are plain numbers', () => {
  const index = createFrameIndex({ timebase: timebase(1, 1000), pts: [5, 38, 72], endPts: 105, keyframes: [0] })
  expect(frameIndexToJson(index)).toEqual({
    frameCount: 3,
    timebase: { num: 1, den: 1000 },
    pts: [5, 38, 72],
    endPts: 105,
    keyframes: [0],
  })
})

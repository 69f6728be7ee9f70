import { expect, test } from 'vitest'
import { readEditList } from './edit-list'

const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const box = (type: string, ...parts: number[][]): number[] => {
  const payload = parts.flat()
  return [...u32(payload.length + 8), ...Array.from(type, (character) => character.charCodeAt(0)), ...payload]
}
const zeros = (count: number): number[] => Array<number>(count).fill(0)

/** A moov payload with one track (id 7, 12800 ticks a second; the movie counts milliseconds) and these edits. */
const movie = (
  edits: readonly (readonly [duration: number, mediaTime: number, rate?: number])[],
  extra: number[] = [],
): Uint8Array =>
  Uint8Array.from([
    ...box('mvhd', zeros(12), u32(1000), zeros(80)),
    ...box(
      'trak',
      box('tkhd', zeros(12), u32(7), zeros(68)),
      box(
        'edts',
        box(
          'elst',
          zeros(4),
          u32(edits.length),
          ...edits.map(([duration, mediaTime, rate = 1]) => [
            ...u32(duration),
            ...u32(mediaTime),
            ...u32(rate * 0x10000),
          ]),
        ),
      ),
      box('mdia', box('mdhd', zeros(12), u32(12_800), zeros(8))),
    ),
    ...extra,
  ])

test.each([
  {
    what: 'one part from the start',
    moov: movie([[20_000, 0]]),
    expected: { kind: 'simple', edit: { mediaStart: 0, length: 256_000, presentationStart: 0 } },
  },
  {
    what: 'a part after a pause',
    moov: movie([
      [2500, -1],
      [20_000, 1024],
    ]),
    expected: { kind: 'simple', edit: { mediaStart: 1024, length: 256_000, presentationStart: 32_000 } },
  },
  {
    what: 'a part without an end',
    moov: movie([[0, 512]]),
    expected: { kind: 'simple', edit: { mediaStart: 512, length: null, presentationStart: 0 } },
  },
  {
    what: 'two parts',
    moov: movie([
      [1000, 0],
      [1000, 64_000],
    ]),
    expected: { kind: 'joined' },
  },
  { what: 'half speed', moov: movie([[1000, 0, 0.5]]), expected: { kind: 'speed' } },
  { what: 'only a pause', moov: movie([[1000, -1]]), expected: { kind: 'none' } },
  { what: 'no entries', moov: movie([]), expected: { kind: 'none' } },
  { what: 'a fragmented file', moov: movie([[0, 512]], box('mvex', zeros(8))), expected: { kind: 'none' } },
  { what: 'nothing', moov: new Uint8Array(0), expected: { kind: 'none' } },
])('$what', ({ moov, expected }) => {
  expect(readEditList(moov, 7)).toEqual(expected)
})

test('another track has no edits, and no cut of the box crashes the reader', () => {
  const moov = movie([
    [2500, -1],
    [20_000, 1024],
  ])
  expect(readEditList(moov, 8)).toEqual({ kind: 'none' })
  for (let length = 0; length < moov.length; length += 1)
    expect(() => readEditList(moov.slice(0, length), 7)).not.toThrow()
})

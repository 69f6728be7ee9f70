import { expect, test } from 'vitest'
import { hasEncryptedVideo, readElementHeader } from './ebml'

const element = (id: number[], payload: number[]): number[] => [
  ...id,
  0x40 | (payload.length >> 8),
  payload.length & 0xff,
  ...payload,
]

const track = (type: number, encoding: number[]): number[] =>
  element([0xae], [...element([0x83], [type]), ...element([0x6d, 0x80], element([0x62, 0x40], encoding))])

const ENCRYPTION = element([0x50, 0x35], element([0x47, 0xe1], [5]))
const COMPRESSION = element([0x50, 0x34], element([0x42, 0x54], [3]))

test.each([
  { what: 'video that is encrypted', tracks: track(1, ENCRYPTION), expected: true },
  { what: 'video that is compressed once more', tracks: track(1, COMPRESSION), expected: false },
  { what: 'sound that is encrypted', tracks: track(2, ENCRYPTION), expected: false },
  { what: 'video behind sound', tracks: [...track(2, COMPRESSION), ...track(1, ENCRYPTION)], expected: true },
  { what: 'nothing', tracks: [], expected: false },
])('$what: $expected, and no cut of it crashes', ({ tracks, expected }) => {
  expect(hasEncryptedVideo(Uint8Array.from(tracks))).toBe(expected)
  for (let length = 0; length < tracks.length; length += 1) {
    expect(() => hasEncryptedVideo(Uint8Array.from(tracks.slice(0, length)))).not.toThrow()
  }
})

test.each([
  { what: 'a small size', bytes: [0xae, 0x85], expected: { id: 0xae, headerBytes: 2, size: 5 } },
  {
    what: 'an unknown size',
    bytes: [0x1f, 0x43, 0xb6, 0x75, 0xff],
    expected: { id: 0x1f43b675, headerBytes: 5, size: null },
  },
  {
    what: 'a size of 2^40',
    bytes: [0x18, 0x53, 0x80, 0x67, 0x01, 0, 1, 0, 0, 0, 0, 0],
    expected: { id: 0x18538067, headerBytes: 12, size: 2 ** 40 },
  },
  {
    what: 'an unknown size of eight bytes',
    bytes: [0xae, 0x01, 255, 255, 255, 255, 255, 255, 255],
    expected: { id: 0xae, headerBytes: 9, size: null },
  },
  { what: 'zeros', bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], expected: null },
  { what: 'a cut header', bytes: [0x1f, 0x43], expected: null },
])('$what', ({ bytes, expected }) => {
  expect(readElementHeader(Uint8Array.from(bytes))).toEqual(expected)
})

import { expect, test } from 'vitest'
import { showsFrame } from './vpx-frame'

test.each([
  { what: 'a shown VP8 frame', codec: 'vp8', data: [0b0001_0001], shows: true },
  { what: 'a hidden VP8 frame', codec: 'vp8', data: [0b0000_0001], shows: false },
  { what: 'a shown VP9 frame', codec: 'vp09.00.10.08', data: [0b1000_0010, 0, 0], shows: true },
  { what: 'a hidden VP9 frame', codec: 'vp09.00.10.08', data: [0b1000_0100, 0, 0], shows: false },
  { what: 'a VP9 frame that shows an earlier one', codec: 'vp09.00.10.08', data: [0b1000_1000], shows: true },
  { what: 'a hidden frame of VP9 profile 3', codec: 'vp09.03.10.10', data: [0b1011_0010, 0, 0], shows: false },
  { what: 'a shown frame of VP9 profile 3', codec: 'vp09.03.10.10', data: [0b1011_0001, 0, 0], shows: true },
  { what: 'a superframe', codec: 'vp09.00.10.08', data: [0b1000_0100, 9, 0xc1, 1, 1, 0xc1], shows: true },
  { what: 'H.264, where every packet is a picture', codec: 'avc1.64001f', data: [0], shows: true },
  { what: 'an empty packet', codec: 'vp8', data: [], shows: true },
])('$what', ({ codec, data, shows }) => {
  expect(showsFrame(codec, Uint8Array.from(data))).toBe(shows)
})

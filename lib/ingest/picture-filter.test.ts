import { expect, test } from 'vitest'
import { rotationOfMatrix } from './display-matrix'
import { planPlayback, planScrub } from './encode-plan'
import { pictureFilter } from './picture-filter'

const track = { displayWidth: 1280, displayHeight: 720, rotation: 0 } as const
const plain = { isRgb: false, isInterlaced: false }

test.each([
  {
    what: 'a scrub copy',
    plan: planScrub(track),
    kind: plain,
    filter: 'scale=w=320:h=180:flags=bilinear:out_range=limited,format=yuv420p,setsar=1',
  },
  {
    what: 'a turned one is made small as it lies',
    plan: planScrub({ displayWidth: 720, displayHeight: 1280, rotation: 90 }),
    kind: plain,
    filter: 'scale=w=568:h=320:flags=bilinear:out_range=limited,format=yuv420p,transpose=clock,setsar=1',
  },
  {
    what: 'interlaced red, green and blue',
    plan: planPlayback({ ...track, rotation: 180 }),
    kind: { isRgb: true, isInterlaced: true },
    filter:
      'scale=w=1280:h=720:flags=bicubic:out_range=limited:out_color_matrix=bt709:interl=1,format=yuv420p,hflip,vflip,setsar=1',
  },
])('$what', ({ plan, kind, filter }) => {
  expect(pictureFilter(plan, kind)).toBe(filter)
})

const matrix = (a: number, b: number, c: number, d: number): Uint8Array =>
  new Uint8Array(
    Int32Array.from([a, b, 0, c, d, 0, 0, 0, 0x4000_0000].map((value, n) => (n === 8 ? value : value * 0x1_0000)))
      .buffer,
  )

test.each([
  { what: 'none', bytes: null, rotation: 0 },
  { what: 'upright', bytes: matrix(1, 0, 0, 1), rotation: 0 },
  { what: 'a quarter clockwise', bytes: matrix(0, 1, -1, 0), rotation: 90 },
  { what: 'upside down', bytes: matrix(-1, 0, 0, -1), rotation: 180 },
  { what: 'a quarter the other way', bytes: matrix(0, -1, 1, 0), rotation: 270 },
  { what: 'cut', bytes: new Uint8Array(8), rotation: 0 },
])('a matrix that is $what turns by $rotation', ({ bytes, rotation }) => {
  expect(rotationOfMatrix(bytes)).toBe(rotation)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BAR_CELLS, BAR_HEIGHT, barCodeOf, readBarCode } from './bar-code'
import { createClipPainter, EVENT_LENGTH, EVENT_START } from './clip-painter'

const samplerOf =
  (code: readonly boolean[], white = 235, black = 16) =>
  (x: number, y: number) =>
    y < BAR_HEIGHT && code[Math.floor(x * BAR_CELLS)] === true ? white : black

test('every frame number is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 24 - 1 }), fc.integer({ min: 100, max: 235 }), (n, white) => {
      expect(readBarCode(samplerOf(barCodeOf(n), white))).toBe(n)
    }),
  )
})

test('one cell read wrongly is noticed, and a picture without a strip is none', () => {
  for (let cell = 0; cell < BAR_CELLS; cell += 1) {
    const damaged = barCodeOf(123_456).map((white, i) => (i === cell ? !white : white))
    expect(readBarCode(samplerOf(damaged))).toBeNull()
  }
  expect(readBarCode(() => 128)).toBeNull()
})

test.each([{ noise: 0 }, { noise: 40 }])('a painted frame carries its number, with noise $noise', ({ noise }) => {
  const paint = createClipPainter(640, 360, noise)
  for (const n of [0, 1, 77, 499, 65_535]) {
    const { y, width, height } = paint(n)
    expect(readBarCode((u, v) => y[Math.floor(v * height) * width + Math.floor(u * width)] ?? 0)).toBe(n)
  }
})

test('the same number is the same picture, and an event changes it visibly', () => {
  const paint = createClipPainter(320, 180, 3)
  const first = paint(EVENT_START + EVENT_LENGTH / 2)
  const during = { ...first, y: first.y.slice(), u: first.u.slice() }
  const other = paint(EVENT_START - 2).u.slice()
  expect(paint(EVENT_START + EVENT_LENGTH / 2).y).toEqual(during.y)
  expect(during.u).not.toEqual(other)
})

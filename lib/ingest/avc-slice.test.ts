import { expect, test } from 'vitest'
import { hasIdrSlice, isDisposable, nalLengthSize } from './avc-slice'

const prefixed = (...units: number[][]): Uint8Array =>
  Uint8Array.from(units.flatMap((unit) => [0, 0, 0, unit.length, ...unit]))
const startCoded = (...units: number[][]): Uint8Array => Uint8Array.from(units.flatMap((unit) => [0, 0, 0, 1, ...unit]))

const PARAMETERS = [0x67, 0x64, 0, 0x1f]
const RECOVERY_POINT = [0x06, 0x06, 0x01, 0xc4, 0x80]
const IDR = [0x65, 0x88, 0x84]
const PREDICTED = [0x41, 0x9a, 0x24]
const PARTITION = [0x02, 0x11]

test.each([
  { what: 'an IDR picture behind its parameter sets', units: [PARAMETERS, RECOVERY_POINT, IDR], expected: true },
  { what: 'a picture of an open group', units: [RECOVERY_POINT, PREDICTED], expected: false },
  { what: 'the first slice decides', units: [PREDICTED, IDR], expected: false },
  { what: 'a partitioned slice is none', units: [PARTITION, IDR], expected: false },
  { what: 'no slice at all', units: [PARAMETERS], expected: false },
  { what: 'nothing', units: [], expected: false },
])('$what: $expected, in either form', ({ units, expected }) => {
  expect(hasIdrSlice(prefixed(...units), 4)).toBe(expected)
  expect(hasIdrSlice(startCoded(...units), null)).toBe(expected)
})

test('a unit that claims to be longer than its packet ends it', () => {
  expect(hasIdrSlice(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x67, 0, 0, 0, 3, ...IDR]), 4)).toBe(false)
})

test.each([
  { configuration: Uint8Array.from([1, 0x64, 0, 0x1f, 0xff]), size: 4 },
  { configuration: Uint8Array.from([1, 0x64, 0, 0x1f, 0xfd]), size: 2 },
  { configuration: Uint8Array.from([0, 0, 0, 1, 0x67]), size: null },
  { configuration: null, size: null },
])('lengths have $size bytes', ({ configuration, size }) => {
  expect(nalLengthSize(configuration)).toBe(size)
})

test.each([
  { what: 'a B picture that nothing is decoded from', header: 0x01, expected: true },
  { what: 'a picture that others are decoded from', header: 0x61, expected: false },
  { what: 'an IDR picture', header: 0x65, expected: false },
  { what: 'no slice at all', header: 0x06, expected: false },
])('$what may be left out: $expected', ({ header, expected }) => {
  expect(isDisposable(Uint8Array.of(0, 0, 0, 2, header, 0x80), 4)).toBe(expected)
  expect(isDisposable(Uint8Array.of(0, 0, 1, header, 0x80), null)).toBe(expected)
})

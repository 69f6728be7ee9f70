import { expect, test } from 'vitest'
import { findRunFault } from './track-runs'

const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const box = (type: string, payload: number[]): number[] => [
  ...u32(payload.length + 8),
  ...Array.from(type, (character) => character.charCodeAt(0)),
  ...payload,
]
const fragment = (flags: number, count: number, bytes: number): Uint8Array =>
  Uint8Array.from(box('traf', box('trun', [...u32(flags), ...u32(count), ...Array<number>(bytes).fill(0)])))

test.each([
  { what: 'three samples with a size each', moof: fragment(0x200, 3, 12), says: null },
  { what: 'three samples with everything, and an offset', moof: fragment(0xf01, 3, 4 + 48), says: null },
  { what: 'one sample too many', moof: fragment(0x200, 4, 12), says: /claims 4 frames/ },
  { what: 'the offset takes the room of a sample', moof: fragment(0x201, 3, 12), says: /claims 3 frames/ },
  { what: 'as many samples as the file has bytes', moof: fragment(0, 1000, 0), says: null },
  { what: 'more samples than the file has bytes', moof: fragment(0, 2 ** 31, 0), says: /claims 2147483648 frames/ },
  { what: 'a run without a count', moof: Uint8Array.from(box('traf', box('trun', [0, 0, 0, 0]))), says: /is cut/ },
  { what: 'no run', moof: new Uint8Array(0), says: null },
])('$what', ({ moof, says }) => {
  const fault = findRunFault(moof, 1000)
  if (says === null) expect(fault).toBe(null)
  else expect(fault).toMatch(says)
})

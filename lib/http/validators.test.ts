import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validatorsOf } from './validators'

const mtimeMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678)
const stamp = { sizeBytes: 21, mtimeNs: BigInt(mtimeMs) * 1_000_000n + 901n, inode: 77n }
const hour = 3_600_000

test.each([
  { ageMs: hour, strength: 'strong', isDateStrong: true, rule: 'an old file' },
  { ageMs: 2001, strength: 'strong', isDateStrong: true, rule: 'just settled' },
  { ageMs: 1999, strength: 'weak', isDateStrong: false, rule: 'younger than two seconds' },
  { ageMs: 0, strength: 'weak', isDateStrong: false, rule: 'written now' },
  { ageMs: -1000, strength: 'weak', isDateStrong: false, rule: 'written by a clock slightly ahead' },
  { ageMs: -hour, strength: 'strong', isDateStrong: false, rule: 'dated in the future: only the tag identifies it' },
])('$ageMs ms old: $rule', ({ ageMs, strength, isDateStrong }) => {
  const validators = validatorsOf(stamp, mtimeMs + ageMs)
  expect(validators.entityTag.strength).toBe(strength)
  expect(validators.isDateStrong).toBe(isDateStrong)
})

test('Last-Modified is the modification time rounded down, and never later than now', () => {
  expect(validatorsOf(stamp, mtimeMs + hour).lastModified).toBe(Math.floor(mtimeMs / 1000))
  expect(validatorsOf(stamp, mtimeMs - hour).lastModified).toBe(Math.floor((mtimeMs - hour) / 1000))
})

test('a file from before 1970 has validators too', () => {
  const { lastModified } = validatorsOf({ ...stamp, mtimeNs: -1_500_000_000n }, mtimeMs)
  expect(lastModified).toBe(-2)
})

const anyStamp = fc.record({
  sizeBytes: fc.maxSafeNat(),
  mtimeNs: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  inode: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
})

test('two files have the same tag only if size, time to the nanosecond and inode are the same', () => {
  fc.assert(
    fc.property(anyStamp, anyStamp, (a, b) => {
      const isSame = a.sizeBytes === b.sizeBytes && a.mtimeNs === b.mtimeNs && a.inode === b.inode
      const [tagA, tagB] = [a, b].map((file) => validatorsOf(file, mtimeMs).entityTag)
      expect(tagA?.opaque === tagB?.opaque).toBe(isSame)
      expect(tagA?.opaque).toMatch(/^[\x21\x23-\x7e]+$/)
    }),
  )
})

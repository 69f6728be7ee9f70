import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitsOf, sizeAfterKey, within } from './panel-limits'

test.each([
  { side: 'width', key: 'ArrowLeft', shiftKey: false, expected: 380 },
  { side: 'width', key: 'ArrowRight', shiftKey: false, expected: 348 },
  { side: 'width', key: 'ArrowLeft', shiftKey: true, expected: 424 },
  { side: 'width', key: 'Home', shiftKey: false, expected: 288 },
  { side: 'width', key: 'End', shiftKey: false, expected: 424 },
  { side: 'width', key: 'Enter', shiftKey: false, expected: null },
  { side: 'width', key: 'ArrowUp', shiftKey: false, expected: undefined },
  { side: 'height', key: 'ArrowUp', shiftKey: false, expected: 368 },
  { side: 'height', key: 'ArrowDown', shiftKey: true, expected: 300 },
] as const)('$key (Shift: $shiftKey) makes the $side $expected at 1024 × 768', ({ side, key, shiftKey, expected }) => {
  const limits = limitsOf(side, side === 'width' ? 1024 : 768)
  expect(sizeAfterKey(side, { key, shiftKey }, 364, limits)).toBe(expected)
})

test('a panel stays as large as it has to be in any window', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('width' as const, 'height' as const),
      fc.nat(4000),
      fc.nat(4000),
      (side, window, size) => {
        const limits = limitsOf(side, window)
        const kept = within(limits, size)
        expect(kept).toBeGreaterThanOrEqual(limits.least)
        expect(kept).toBeLessThanOrEqual(limits.most)
      },
    ),
  )
})

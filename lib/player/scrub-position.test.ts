import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { frameAtShare, shareOfFrame } from './scrub-position'

test('every frame is under its own place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (frameCount, n) => {
      const at = frame(n % frameCount)
      expect(frameAtShare(shareOfFrame(at, frameCount), frameCount)).toBe(at)
    }),
  )
})

test.each([
  { share: -0.5, expected: 0 },
  { share: 0, expected: 0 },
  { share: 0.099, expected: 0 },
  { share: 0.1, expected: 1 },
  { share: 0.999, expected: 9 },
  { share: 1, expected: 9 },
  { share: 7, expected: 9 },
])('at $share of ten frames: frame $expected', ({ share, expected }) => {
  expect(frameAtShare(share, 10)).toBe(expected)
})

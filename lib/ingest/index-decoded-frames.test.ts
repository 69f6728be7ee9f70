import { expect, test } from 'vitest'
import { timebase } from '@/lib/time/timebase'
import { indexDecodedFrames, whyTooDamaged } from './index-decoded-frames'

const whole = (count: number) => Array.from({ length: count }, (_, n) => ({ pts: n, duration: 1, isKeyframe: n === 0 }))

test.each([
  { count: 1000, damaged: 0, says: null },
  { count: 20, damaged: 3, says: null },
  { count: 1000, damaged: 13, says: null },
  { count: 1000, damaged: 14, says: 'only 1000 of its 1014 frames can be decoded.' },
  { count: 0, damaged: 50, says: 'only 0 of its 50 frames can be decoded.' },
])('$damaged damaged frames beside $count whole ones: $says', ({ count, damaged, says }) => {
  expect(whyTooDamaged({ whole: whole(count), damaged, unseen: 0 })).toBe(says)
})

test('damaged and unseen frames are left out, and that is said', () => {
  const { index, problems } = indexDecodedFrames({ whole: whole(50), damaged: 2, unseen: 1 }, timebase(1, 25))
  expect(index?.frameCount).toBe(50)
  expect(problems.map(({ code }) => code)).toEqual(['damaged-frames', 'duplicate-timestamps'])
})

import { expect, test } from 'vitest'
import { createFrameIndex } from '@/lib/frames/frame-index'
import { frameSpan } from '@/lib/time/frame-span'
import { autoScrollSpeed } from './auto-scroll'
import { gestureWords } from './gesture-words'
import { parseTimelineSettings } from './timeline-settings'

/** Frames of 40 ms, the third of 200. */
const index = createFrameIndex({ timebase: { num: 1, den: 25 }, pts: [0, 1, 2, 7, 8], endPts: 9, keyframes: [0] })

test('beside the hand stand the frame at the edge, its time, and how long the span is shown', () => {
  const span = frameSpan(1, 3)
  expect(gestureWords({ focus: { id: 'a', edge: 'end', span }, snap: { at: 3, kind: 'playhead' } }, index)).toEqual({
    place: 'Last frame 2 · 0:00:00.080',
    length: '2 frames · 0.240 s',
    held: 'At playhead',
  })
  expect(gestureWords({ focus: { id: null, edge: 'start', span: frameSpan(4, 5) }, snap: null }, index)).toEqual({
    place: 'First frame 4 · 0:00:00.320',
    length: '1 frame · 0.040 s',
    held: '',
  })
  expect(gestureWords({ focus: null, snap: null }, index)).toBeNull()
})

test('the view stands while the hand is in the middle, goes on at an end, and faster farther out', () => {
  expect([100, 500, 900].map((x) => autoScrollSpeed(x, 1000))).toEqual([0, 0, 0])
  expect(autoScrollSpeed(995, 1000)).toBeGreaterThan(0)
  expect(autoScrollSpeed(1020, 1000)).toBeGreaterThan(autoScrollSpeed(995, 1000))
  expect(autoScrollSpeed(5, 1000)).toBe(-autoScrollSpeed(995, 1000))
  expect(autoScrollSpeed(9000, 1000)).toBe(autoScrollSpeed(1100, 1000))
})

test.each([
  { kept: undefined, snapping: 'on' },
  { kept: { snapping: 'off' }, snapping: 'off' },
  { kept: { snapping: 'perhaps' }, snapping: 'on' },
  { kept: 'nonsense', snapping: 'on' },
])('settings kept as $kept: snapping $snapping', ({ kept, snapping }) => {
  expect(parseTimelineSettings(kept)).toEqual({ snapping })
})

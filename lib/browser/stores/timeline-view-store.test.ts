import { expect, test } from 'vitest'
import { frameSpan } from '@/lib/time/frame-span'
import { endOf, isWhole, toPixels } from '@/lib/timeline/viewport'
import { createTimelineViewStore } from './timeline-view-store'

function open(playhead = 0) {
  const store = createTimelineViewStore(1000, () => playhead)
  store.resize(500)
  return store
}

test('all of the video is in view until somebody looks closer, whatever the width becomes', () => {
  const store = open()
  store.resize(800)
  expect(isWhole(store.getState().viewport)).toBe(true)
  store.zoomBy(0.5)
  store.resize(400)
  expect(store.getState().viewport).toMatchObject({ width: 400, framesPerPixel: 1000 / 800 / 2 })
  store.fitAll()
  expect(store.getState().viewport).toMatchObject({ start: 0, framesPerPixel: 2.5 })
})

test.each([
  { playhead: 300, anchor: undefined, held: 300.5, rule: 'the playhead while it is in view' },
  { playhead: 900, anchor: undefined, held: 400, rule: 'the middle while it is not' },
  { playhead: 300, anchor: 0, held: 200, rule: 'what is under the pointer' },
])('zooming keeps $rule', ({ playhead, anchor, held }) => {
  const store = open(playhead)
  store.fitSpan(frameSpan(220, 580))
  store.change((viewport) => ({ ...viewport, start: 200, framesPerPixel: 0.8 }))
  const before = toPixels(store.getState().viewport, held)
  store.zoomBy(0.5, anchor)
  expect(toPixels(store.getState().viewport, held)).toBeCloseTo(before)
  expect(store.getState().viewport.framesPerPixel).toBeCloseTo(0.4)
})

test('a span is fitted with room, a frame out of view is brought in, and pans end with the video', () => {
  const store = open()
  store.fitSpan(frameSpan(400, 500))
  expect([store.getState().viewport.start, endOf(store.getState().viewport)]).toEqual([395, 505])
  store.reveal(700)
  const { viewport } = store.getState()
  expect(viewport.start <= 700 && endOf(viewport) >= 701).toBe(true)
  store.reveal(701)
  expect(store.getState().viewport).toBe(viewport)
  store.panBy(1e9)
  expect(endOf(store.getState().viewport)).toBeCloseTo(1000)
})

test('a row is folded and unfolded, the ruler counts what it is told', () => {
  const store = open()
  store.toggleRow('a')
  store.toggleRow('b')
  store.toggleRow('a')
  expect([...store.getState().collapsed]).toEqual(['b'])
  expect(store.getState().ruler).toBe('timecode')
  store.setRuler('frames')
  expect(store.getState().ruler).toBe('frames')
})

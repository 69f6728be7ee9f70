import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from '@/lib/time/frame'
import { frameSpan } from '@/lib/time/frame-span'
import { boundaryAt, frameOfEdge, nearestFirst, stripAround } from './boundary-strip'

test.each([
  { edge: 'start', at: 100, count: 11, span: [95, 106], rule: 'five before, six from the first on' },
  { edge: 'end', at: 100, count: 11, span: [94, 105], rule: 'the last six inside, five after' },
  { edge: 'start', at: 0, count: 11, span: [0, 11], rule: 'nothing comes before the video' },
  { edge: 'end', at: 200, count: 11, span: [189, 200], rule: 'nor after it' },
  { edge: 'start', at: 3, count: 9, span: [0, 9], rule: 'near its start the strip is moved' },
  { edge: 'start', at: 100, count: 11, cursor: 106, span: [96, 107], rule: 'the frame pointed at is among them' },
  { edge: 'start', at: 100, count: 11, cursor: 80, span: [80, 91], rule: 'also far away' },
  { edge: 'start', at: 100, count: 11, cursor: 100, span: [95, 106], rule: 'one that is there moves nothing' },
] as const)('$edge at $at: $rule', ({ edge, at, count, span, ...rest }) => {
  const cursor = 'cursor' in rest ? frame(rest.cursor) : null
  expect(stripAround({ edge, at }, count, 200, cursor)).toEqual({ start: span[0], end: span[1] })
})

test('of a short video all is shown', () => {
  expect(stripAround({ edge: 'end', at: 4 }, 11, 5)).toEqual({ start: 0, end: 5 })
})

test('law: a strip is inside the video, as long as it can be, and has the frame of its boundary', () => {
  const place = fc.record({
    frameCount: fc.integer({ min: 1, max: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    count: fc.integer({ min: 9, max: 15 }),
    edge: fc.constantFrom('start' as const, 'end' as const),
  })
  fc.assert(
    fc.property(place, ({ frameCount, share, count, edge }) => {
      const own = frame(Math.floor(share * (frameCount - 1)))
      const at = boundaryAt(edge, own)
      const strip = stripAround({ edge, at }, count, frameCount, own)
      expect(frameOfEdge(edge, at)).toBe(own)
      expect(strip.end - strip.start).toBe(Math.min(count, frameCount))
      expect(strip.start).toBeGreaterThanOrEqual(0)
      expect(strip.end).toBeLessThanOrEqual(frameCount)
      expect(own >= strip.start && own < strip.end).toBe(true)
      expect([...nearestFirst(strip, at)].sort((a, b) => a - b)).toEqual(
        Array.from({ length: strip.end - strip.start }, (_, n) => strip.start + n),
      )
    }),
  )
})

test('frames on either side of the boundary are wanted first', () => {
  expect(nearestFirst(frameSpan(95, 106), 100).slice(0, 4)).toEqual([99, 100, 98, 101])
})

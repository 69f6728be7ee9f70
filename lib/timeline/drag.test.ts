import { describe, expect, test } from 'vitest'
import { type FrameSpan, frameSpan } from '@/lib/time/frame-span'
import { type DragField, drawPoint, drawSpan, type Grip, moveTogether, resizeTogether } from './drag'
import { boundariesOfBars, type SnapField, snapEdge } from './snap'

const SNAP: SnapField = { playhead: 600, marks: [], boundaries: [250], keyframes: [] }
const FIELD: DragField = { frameCount: 1000, snap: SNAP, framesPerPixel: 0.5 }
const original = frameSpan(100, 200)
const shown = (spans: ReadonlyMap<string, FrameSpan>) => [...spans].map(([id, { start, end }]) => [id, start, end])

const grip = (edge: 'start' | 'end', span = original, id = 'a'): Grip => ({ id, edge, original: span })
const meeting = [grip('end'), grip('start', frameSpan(200, 300), 'b')]

test.each([
  { grips: [grip('end')], by: 20.4, spans: [['a', 100, 220]], rule: 'an edge follows the hand' },
  { grips: [grip('end')], by: 47, spans: [['a', 100, 250]], rule: 'an edge is attracted' },
  { grips: [grip('end')], by: -180, spans: [['a', 100, 101]], rule: 'one frame remains' },
  { grips: [grip('start')], by: 800, spans: [['a', 199, 200]], rule: 'one frame remains at the end' },
  { grips: [grip('end')], by: 5000, spans: [['a', 100, 1000]], rule: 'not past the video' },
  { grips: [grip('start')], by: -5000, spans: [['a', 0, 200]], rule: 'not before the video' },
  {
    grips: meeting,
    by: 31,
    spans: [
      ['a', 100, 231],
      ['b', 231, 300],
    ],
    rule: 'two that meet go on meeting',
  },
  {
    grips: meeting,
    by: 500,
    spans: [
      ['a', 100, 299],
      ['b', 299, 300],
    ],
    rule: 'the first that cannot go on holds both',
  },
  {
    grips: meeting,
    by: -500,
    spans: [
      ['a', 100, 101],
      ['b', 101, 300],
    ],
    rule: 'to the left, too',
  },
])('a resize: $rule', ({ grips, by, spans }) => {
  expect(shown(resizeTogether(grips, by, FIELD).spans)).toEqual(spans)
})

test.each([
  { by: 10, start: 110, rule: 'a body moves' },
  { by: 48, start: 150, rule: 'its end is attracted' },
  { by: 152, start: 250, rule: 'its start is attracted' },
  { by: -200, start: 0, rule: 'not before the video' },
  { by: 5000, start: 900, rule: 'not past the video' },
])('a move: $rule', ({ by, start }) => {
  const { spans } = moveTogether(new Map([['a', original]]), 'a', by, FIELD)
  expect(shown(spans)).toEqual([['a', start, start + 100]])
})

test('segments that are moved together keep their distance; the first to reach an end stops all', () => {
  const originals = new Map([
    ['a', original],
    ['b', frameSpan(900, 950)],
  ])
  expect(shown(moveTogether(originals, 'a', 400, FIELD).spans)).toEqual([
    ['a', 150, 250],
    ['b', 950, 1000],
  ])
})

test.each([
  { from: 10.7, to: 20.2, span: [10, 21], rule: 'every frame touched' },
  { from: 20.2, to: 10.7, span: [10, 21], rule: 'backwards, too' },
  { from: 10.2, to: 10.4, span: [10, 11], rule: 'at least one frame' },
  { from: 999.9, to: 4000, span: [999, 1000], rule: 'not past the video' },
  { from: 300, to: 599, span: [300, 601], rule: 'the frame on screen is the last one inside' },
  { from: 700, to: 598, span: [600, 700], rule: 'or the first one' },
])('drawing takes $rule', ({ from, to, span }) => {
  expect(drawSpan(from, to, FIELD).span).toEqual({ start: span[0], end: span[1] })
})

test('a point is the one frame under the hand', () => {
  expect(drawPoint(40.9, FIELD).span).toEqual({ start: 40, end: 41 })
  expect(drawPoint(4000, FIELD).span).toEqual({ start: 999, end: 1000 })
})

describe('what attracts an edge', () => {
  const field: SnapField = { playhead: 40, marks: [100, 160], boundaries: [90, 300], keyframes: [0, 200, 210, 400] }
  const anywhere = { least: 0, most: 500, within: 5, framesPerPixel: 1 }
  test.each([
    { edge: 'start', wanted: 42, expected: 'playhead 40', rule: 'the frame on screen becomes the first' },
    { edge: 'end', wanted: 38, expected: 'playhead 41', rule: 'the frame on screen becomes the last' },
    { edge: 'end', wanted: 158, expected: 'mark 160', rule: 'an out point' },
    { edge: 'start', wanted: 95, expected: 'mark 100', rule: 'of two as near, a mark before a boundary' },
    { edge: 'start', wanted: 296, expected: 'boundary 300', rule: 'another segment' },
    { edge: 'start', wanted: 397, expected: 'keyframe 400', rule: 'a keyframe that stands alone' },
    { edge: 'start', wanted: 201, expected: undefined, rule: 'not one of keyframes that are too near to each other' },
    { edge: 'start', wanted: 306, expected: undefined, rule: 'nothing out of reach' },
  ] as const)('$rule', ({ edge, wanted, expected }) => {
    const target = snapEdge(field, edge, wanted, anywhere)
    expect(target === undefined ? undefined : `${target.kind} ${target.at}`).toBe(expected)
  })

  test('a target where the edge may not go attracts nothing, one beside it does', () => {
    expect(snapEdge(field, 'start', 300, { ...anywhere, most: 299 })).toBeUndefined()
    const near = { ...field, boundaries: [297, 300] }
    expect(snapEdge(near, 'start', 300, { ...anywhere, most: 299 })?.at).toBe(297)
  })

  test('boundaries are those of the others, in order, each once', () => {
    const bars = [
      { id: 'a', startFrame: 50, endFrame: 60 },
      { id: 'b', startFrame: 10, endFrame: 50 },
      { id: 'c', startFrame: 7, endFrame: 900 },
    ]
    expect(boundariesOfBars(bars, new Set(['c']))).toEqual([10, 50, 60])
  })
})

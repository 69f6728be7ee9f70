import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseBoxes } from './boxes'
import { createLaneIndex, eachBetween } from './lane-index'
import { packRows } from './lane-rows'
import { LANE_HEIGHT, laneAtPixel, NARROWEST_BAR, rectOf } from './rect-of'
import type { Viewport } from './viewport'

const label = (id: string, isRetired = false) => ({ id, isRetired })
const bars = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(400), fc.integer({ min: 1, max: 120 })), { maxLength: 40 })
  .map((all) =>
    all.map(([labelId, startFrame, length], i) => ({
      ...{ id: `bar-${i}`, labelId },
      ...{ startFrame, endFrame: startFrame + length },
    })),
  )

test('each label has lanes of its own, below each other without a gap, and no two bars of a lane overlap', () => {
  fc.assert(
    fc.property(bars, (all) => {
      const { rows, laneOf, laneCount } = packRows(all, [label('a'), label('b'), label('c')])
      let next = 0
      for (const row of rows) {
        expect(row.firstLane).toBe(next)
        next += row.laneCount
        expect(row.count).toBe(all.filter(({ labelId }) => labelId === row.labelId).length)
      }
      expect(laneCount).toBe(next)
      for (const one of all) {
        const row = rows.find(({ labelId }) => labelId === one.labelId)
        const lane = laneOf.get(one.id) ?? -1
        expect(lane >= (row?.firstLane ?? 0) && lane < (row?.firstLane ?? 0) + (row?.laneCount ?? 0)).toBe(true)
        for (const two of all) {
          if (one === two || laneOf.get(two.id) !== lane) continue
          expect(one.endFrame <= two.startFrame || two.endFrame <= one.startFrame).toBe(true)
        }
      }
      expect(packRows([...all].reverse(), [label('a'), label('b'), label('c')]).laneOf).toEqual(laneOf)
    }),
  )
})

const used = (...labelIds: string[]) =>
  labelIds.map((labelId, i) => ({ id: `s${i}`, labelId, startFrame: i * 10, endFrame: i * 10 + 20 }))
const many = Array.from({ length: 9 }, (_, i) => label(`l${i}`))

test.each([
  { labels: [label('a'), label('b')], bars: used(), rows: ['a', 'b'], rule: 'few labels: all, used or not' },
  { labels: many, bars: used('l7', 'l2'), rows: ['l2', 'l7'], rule: 'many labels: the used ones, in their order' },
  { labels: [label('a'), label('old', true)], bars: used('a'), rows: ['a'], rule: 'a retired label only where used' },
  {
    labels: [label('old', true), label('a')],
    bars: used('old'),
    rows: ['old', 'a'],
    rule: 'a retired one in its place',
  },
  { labels: [label('a')], bars: used('gone'), rows: ['a', 'gone'], rule: 'a label nobody knows comes last' },
])('rows: $rule', ({ labels, bars: all, rows }) => {
  expect(packRows(all, labels).rows.map(({ labelId }) => labelId)).toEqual(rows)
})

test('a collapsed row is one lane, and knows how many it would be', () => {
  const { rows, laneOf } = packRows(used('a', 'a', 'b'), [label('a'), label('b')], new Set(['a']))
  expect(rows.map(({ laneCount, depth }) => [laneCount, depth])).toEqual([
    [1, 2],
    [1, 1],
  ])
  expect([...laneOf.values()]).toEqual([0, 0, 1])
})

test('the index finds what a look at every bar finds, also where bars overlap', () => {
  fc.assert(
    fc.property(bars, fc.nat(500), fc.integer({ min: 1, max: 200 }), (all, from, length) => {
      const [lane] = createLaneIndex(all, new Map(), 1)
      const found: (typeof all)[number][] = []
      if (lane !== undefined) eachBetween(lane, from, from + length, (bar) => found.push(bar))
      const wanted = all.filter(({ startFrame, endFrame }) => startFrame < from + length && endFrame > from)
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)))
      expect(found.length).toBe(wanted.length)
    }),
  )
})

const view: Viewport = { start: 100, framesPerPixel: 2, width: 500, frameCount: 10_000 }

test.each([
  { bar: [120, 140], lane: 0, isPoint: false, left: 10, width: 10, rule: 'frames over pixels' },
  { bar: [0, 140], lane: 3, isPoint: false, left: -50, width: 70, rule: 'also what begins before the view' },
  { bar: [200, 201], lane: 1, isPoint: false, left: 50, width: NARROWEST_BAR, rule: 'a frame is seen' },
  { bar: [200, 201], lane: 1, isPoint: true, left: 43.75, width: 13, rule: 'a point round the middle of its frame' },
] as const)('the rectangle of $bar: $rule', ({ bar, lane, isPoint, left, width }) => {
  const rect = rectOf(view, { id: 'x', startFrame: bar[0], endFrame: bar[1] }, lane, isPoint)
  expect(rect).toMatchObject({ left, width })
  expect(laneAtPixel(rect.top)).toBe(lane)
  expect(laneAtPixel(rect.top + rect.height)).toBe(lane)
  expect(rect.height).toBeLessThan(LANE_HEIGHT)
})

test('boxes: all while few; of many the chosen ones and those nearest to the middle of the view', () => {
  const all = Array.from({ length: 50 }, (_, i) => ({ id: `s${i}`, startFrame: i * 100, endFrame: i * 100 + 50 }))
  expect(chooseBoxes(all, view, new Set(), 50)).toBe(all)
  const some = chooseBoxes(all, view, new Set(['s49']), 4)
  expect(some.map(({ id }) => id)).toEqual(['s5', 's6', 's7', 's49'].filter((id) => some.some((box) => box.id === id)))
  expect(some).toHaveLength(4)
  expect(chooseBoxes(all, view, new Set(), 20).map(({ id }) => id)).toEqual([
    's1',
    's2',
    's3',
    's4',
    's5',
    's6',
    's7',
    's8',
    's9',
    's10',
  ])
})

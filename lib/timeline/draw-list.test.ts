import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DrawableBar, type DrawItem, drawList } from './draw-list'
import { createLaneIndex } from './lane-index'
import { packRows } from './lane-rows'
import { clampViewport, endOf, panBy, toPixels, toPosition, type Viewport } from './viewport'

const FRAMES = 50_000
const LABELS = ['wide', 'narrow', 'points'].map((id) => ({ id, isRetired: false }))
const isPoint = (labelId: string) => labelId === 'points'

const bars: fc.Arbitrary<readonly DrawableBar[]> = fc
  .array(
    fc.record({
      labelId: fc.constantFrom('wide', 'narrow', 'points'),
      startFrame: fc.nat(FRAMES - 1),
      length: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9000 })),
      isProposal: fc.boolean(),
    }),
    { maxLength: 120 },
  )
  .map((all) =>
    all.map(({ labelId, startFrame, length, isProposal }, i) => {
      const frames = isPoint(labelId) ? 1 : length
      return { id: `s${i}`, labelId, startFrame, endFrame: Math.min(FRAMES, startFrame + frames), isProposal }
    }),
  )

const viewport: fc.Arbitrary<Viewport> = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([at, zoom]) => {
    const whole = FRAMES / 1000
    const framesPerPixel = whole * (1 / 64 / whole) ** zoom
    return clampViewport({ start: at * FRAMES, framesPerPixel, width: 1000, frameCount: FRAMES })
  })

const collapsed = fc.constantFrom(new Set<string>(), new Set(['wide', 'points']))

function draw(all: readonly DrawableBar[], view: Viewport, folded: ReadonlySet<string>, apart = new Set<string>()) {
  const rows = packRows(all, LABELS, folded)
  const index = createLaneIndex(all, rows.laneOf, rows.laneCount)
  const items = drawList(index, { viewport: view, firstLane: 0, lastLane: rows.laneCount - 1, isPoint, apart })
  return { rows, items }
}

const isInView = (view: Viewport, bar: DrawableBar) => bar.startFrame < endOf(view) && bar.endFrame > view.start

test('every segment in view is drawn, once, by itself or inside a strip of its lane, and nothing far outside is', () => {
  fc.assert(
    fc.property(bars, viewport, collapsed, (all, view, folded) => {
      const { rows, items } = draw(all, view, folded)
      const single = items.flatMap((item) => (item.kind === 'strip' ? [] : [item.bar.id]))
      expect(new Set(single).size).toBe(single.length)
      const strips = items.filter((item) => item.kind === 'strip')
      for (const bar of all.filter((each) => isInView(view, each) && !single.includes(each.id))) {
        const x = toPixels(view, bar.startFrame)
        const home = strips.filter(
          (strip) =>
            strip.lane === rows.laneOf.get(bar.id) &&
            strip.isProposal === bar.isProposal &&
            strip.labelId === bar.labelId &&
            x >= strip.left - 1e-6 &&
            x < strip.right + 1e-6,
        )
        expect(home.length, `${bar.id} at ${x}`).toBeGreaterThan(0)
      }
      for (const item of items) {
        const [left, right] =
          item.kind === 'strip'
            ? [item.left, item.right]
            : [toPixels(view, item.bar.startFrame), toPixels(view, item.bar.endFrame)]
        expect(right).toBeGreaterThan(-20)
        expect(left).toBeLessThan(view.width + 20)
      }
    }),
  )
})

test('strips and single segments together stand for as many as there are', () => {
  fc.assert(
    fc.property(bars, collapsed, (all, folded) => {
      const view = { start: 0, framesPerPixel: FRAMES / 1000, width: 1000, frameCount: FRAMES }
      const counts = draw(all, view, folded).items.map((item) => (item.kind === 'strip' ? item.count : 1))
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length)
    }),
  )
})

test('panning moves what is drawn and changes nothing of it', () => {
  fc.assert(
    fc.property(bars, viewport, fc.integer({ min: -300, max: 300 }), collapsed, (all, view, by, folded) => {
      const moved = panBy(view, by)
      const margin = 30 * view.framesPerPixel
      const from = Math.max(view.start, moved.start) + margin
      const to = Math.min(endOf(view), endOf(moved)) - margin
      // What is well inside both views, in frames.
      const seen = (at: Viewport) =>
        draw(all, at, folded)
          .items.map((item) => ({ item, place: placeOf(item, at) }))
          .filter(({ place }) => place[0] > from && place[1] < to)
          .map(({ item, place }) =>
            item.kind === 'strip'
              ? `${item.lane} ${item.count} ${item.cover} ${place.map((each) => Math.round(each / at.framesPerPixel))}`
              : item.bar.id,
          )
      expect(seen(moved)).toEqual(seen(view))
    }),
  )
})

function placeOf(item: DrawItem<DrawableBar>, view: Viewport): readonly [number, number] {
  if (item.kind !== 'strip') return [item.bar.startFrame, item.bar.endFrame]
  return [toPosition(view, item.left), toPosition(view, item.right)]
}

test('what the caller draws apart is left out, also of strips', () => {
  const all = Array.from({ length: 10 }, (_, i) => ({
    ...{ id: `s${i}`, labelId: 'narrow', isProposal: false },
    ...{ startFrame: i * 2, endFrame: i * 2 + 1 },
  }))
  const view = { start: 0, framesPerPixel: 50, width: 1000, frameCount: FRAMES }
  const [strip, ...rest] = draw(all, view, new Set(), new Set(['s3'])).items
  expect(rest).toEqual([])
  expect(strip).toMatchObject({ kind: 'strip', count: 9, left: 0, right: 3 })
})

test('ten thousand one-frame segments are a few strips, and one alone is still drawn', () => {
  const all = Array.from({ length: 10_000 }, (_, i) => ({
    ...{ id: `s${i}`, labelId: 'narrow', isProposal: false },
    ...{ startFrame: i * 2, endFrame: i * 2 + 1 },
  }))
  const alone = { id: 'alone', labelId: 'narrow', isProposal: false, startFrame: 40_000, endFrame: 40_001 }
  const view = { start: 0, framesPerPixel: 50, width: 1000, frameCount: FRAMES }
  const { items } = draw([...all, alone], view, new Set())
  expect(items.length).toBeLessThan(10)
  expect(items.at(-1)).toMatchObject({ kind: 'bar', bar: { id: 'alone' } })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  actualSize,
  FIT,
  fitScale,
  isCropped,
  keepInSight,
  magnificationOf,
  type PictureGeometry,
  type PictureView,
  type Point,
  panBy,
  placementOf,
  pointUnder,
  scaleOf,
  toggleFit,
  zoomAround,
  zoomBy,
} from './picture-view'

const length = fc.integer({ min: 100, max: 4000 })
const size = fc.record({ width: length, height: length })
const geometries: fc.Arbitrary<PictureGeometry> = fc.record({
  stage: size,
  picture: size,
  pixelRatio: fc.constantFrom(1, 1.25, 2, 3),
})
const coordinate = fc.integer({ min: -2000, max: 2000 })
const points: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate })
const scales = fc.double({ min: 0.05, max: 20, noNaN: true })
const views: fc.Arbitrary<PictureView> = fc.oneof(
  fc.constant(FIT),
  fc.record({ kind: fc.constant('scaled' as const), scale: scales, center: points }),
)

const expectSame = (a: Point, b: Point) => {
  expect(a.x).toBeCloseTo(b.x, 4)
  expect(a.y).toBeCloseTo(b.y, 4)
}

test('what is under the anchor does not move when zooming', () => {
  fc.assert(
    fc.property(views, geometries, points, scales, (view, geometry, anchor, scale) => {
      const after = zoomAround(view, geometry, anchor, scale)
      expectSame(pointUnder(after, geometry, anchor), pointUnder(view, geometry, anchor))
    }),
  )
})

test('what is under the hand goes with it when panning', () => {
  fc.assert(
    fc.property(views, geometries, points, (view, geometry, by) => {
      fc.pre(view.kind === 'scaled')
      const after = panBy(view, by)
      expectSame(pointUnder(after, geometry, by), pointUnder(view, geometry, { x: 0, y: 0 }))
    }),
  )
})

test('however it was zoomed and panned, the picture fills the stage or stands whole in its middle', () => {
  fc.assert(
    fc.property(views, geometries, (view, geometry) => {
      const kept = keepInSight(view, geometry)
      const { stage, picture } = geometry
      const first = pointUnder(kept, geometry, { x: -stage.width / 2, y: -stage.height / 2 })
      const last = pointUnder(kept, geometry, { x: stage.width / 2, y: stage.height / 2 })
      for (const [from, to, end] of [
        [first.x, last.x, picture.width],
        [first.y, last.y, picture.height],
      ] as const) {
        if (to - from >= end) expect(from + to).toBeCloseTo(end, 4)
        else {
          expect(from).toBeGreaterThanOrEqual(-1e-6)
          expect(to).toBeLessThanOrEqual(end + 1e-6)
        }
      }
      expect(keepInSight(kept, geometry)).toEqual(kept)
    }),
  )
})

test('fit shows the whole picture, as large as it can be', () => {
  fc.assert(
    fc.property(geometries, (geometry) => {
      const { stage, picture } = geometry
      const scale = fitScale(geometry)
      const [width, height] = [picture.width * scale, picture.height * scale]
      expect(width).toBeLessThanOrEqual(stage.width + 1e-6)
      expect(height).toBeLessThanOrEqual(stage.height + 1e-6)
      expect(Math.min(stage.width - width, stage.height - height)).toBeCloseTo(0, 6)
      expect(placementOf(FIT, geometry)).toEqual({ zoom: 1, x: 0, y: 0 })
    }),
  )
})

test('where the element is put is where the points of the picture are said to be', () => {
  fc.assert(
    fc.property(views, geometries, points, (view, geometry, at) => {
      const { zoom, x, y } = placementOf(view, geometry)
      const fitted = pointUnder(FIT, geometry, { x: (at.x - x) / zoom, y: (at.y - y) / zoom })
      expectSame(fitted, pointUnder(view, geometry, at))
    }),
  )
})

test('zooming stays within limits and comes back to the whole picture', () => {
  fc.assert(
    fc.property(geometries, points, fc.integer({ min: 1, max: 60 }), (geometry, anchor, steps) => {
      let view: PictureView = FIT
      for (let i = 0; i < steps; i++) view = zoomBy(view, geometry, anchor, 1.25)
      expect(magnificationOf(view, geometry)).toBeLessThanOrEqual(
        Math.max(16, 8 * fitScale(geometry) * geometry.pixelRatio) + 1e-6,
      )
      let isWhole = view.kind === 'fit'
      for (let i = 0; i < steps + 1 && !isWhole; i++) {
        view = zoomBy(view, geometry, anchor, 1 / 1.25)
        isWhole = view.kind === 'fit'
      }
      expect(isWhole).toBe(true)
    }),
  )
})

/** A picture of 640 x 360 on a stage twice as large. */
const small: PictureGeometry = {
  stage: { width: 1280, height: 720 },
  picture: { width: 640, height: 360 },
  pixelRatio: 1,
}
/** Full HD on a stage of a third of it, on a screen of two pixels for a CSS pixel. */
const large: PictureGeometry = {
  stage: { width: 640, height: 400 },
  picture: { width: 1920, height: 1080 },
  pixelRatio: 2,
}

test.each([
  { geometry: small, fit: 2, actual: 1 },
  { geometry: large, fit: 2 / 3, actual: 1 },
])('100 % is one pixel for one pixel of the screen', ({ geometry, fit, actual }) => {
  const view = actualSize(FIT, geometry, { x: 10, y: 20 })
  expect(magnificationOf(FIT, geometry)).toBeCloseTo(fit)
  expect(magnificationOf(view, geometry)).toBeCloseTo(actual)
  expect(isCropped(view, geometry)).toBe(geometry === large)
  expect(toggleFit(view, geometry, { x: 0, y: 0 })).toBe(FIT)
})

test('another size of the stage leaves the scale and what is in the middle', () => {
  const view = zoomBy(FIT, large, { x: 0, y: 0 }, 4)
  const wider = { ...large, stage: { width: 900, height: 500 } }
  expect(scaleOf(view, wider)).toBe(scaleOf(view, large))
  expectSame(pointUnder(keepInSight(view, wider), wider, { x: 0, y: 0 }), { x: 960, y: 540 })
})

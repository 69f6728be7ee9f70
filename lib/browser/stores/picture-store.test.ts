import { expect, test } from 'vitest'
import { FIT, magnificationOf, type PictureGeometry } from '@/lib/player/picture-view'
import { createPictureStore, selectIsCropped } from './picture-store'

const geometry: PictureGeometry = {
  stage: { width: 640, height: 360 },
  picture: { width: 1280, height: 720 },
  pixelRatio: 1,
}

function measuredPicture() {
  const picture = createPictureStore()
  picture.measure(geometry)
  return picture
}

test('nothing is zoomed before the size of the picture is known', () => {
  const picture = createPictureStore()
  picture.zoomBy(2)
  picture.toggleFit()
  expect(picture.getState().view).toBe(FIT)
})

test('zooming, moving and coming back', () => {
  const picture = measuredPicture()
  expect(selectIsCropped(picture.getState())).toBe(false)
  picture.toggleFit({ x: -320, y: -180 })
  expect(picture.getState().view).toEqual({ kind: 'scaled', scale: 1, center: { x: 320, y: 180 } })
  expect(selectIsCropped(picture.getState())).toBe(true)
  picture.panBy({ x: -100_000, y: -10 })
  expect(picture.getState().view).toMatchObject({ center: { x: 960, y: 190 } })
  picture.fit()
  expect(picture.getState().view).toBe(FIT)
})

test('a larger stage keeps the scale; a picture that it shows whole stands in its middle', () => {
  const picture = measuredPicture()
  picture.showActualSize({ x: -320, y: -180 })
  const larger = { ...geometry, stage: { width: 1500, height: 900 } }
  picture.measure(larger)
  const { view } = picture.getState()
  expect(magnificationOf(view, larger)).toBe(1)
  expect(view).toMatchObject({ center: { x: 640, y: 360 } })
})

test('brightness and contrast are set one by one and reset together', () => {
  const picture = measuredPicture()
  picture.setLook({ brightness: 2 })
  picture.setLook({ contrast: 0.8 })
  expect(picture.getState().look).toEqual({ brightness: 2, contrast: 0.8 })
  picture.resetLook()
  expect(picture.getState().look).toEqual({ brightness: 1, contrast: 1 })
})

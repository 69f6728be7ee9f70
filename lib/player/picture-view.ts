/**
 * The spaces of the picture. A *point of the picture* counts its pixels from its upper left corner: the middle of a
 * picture of 640 x 360 is (320, 180). A *point of the stage* counts CSS pixels from the middle of the stage, right and
 * down: on a stage of 1000 x 500, (-500, -250) is its upper left corner. `scale` is CSS pixels for a pixel of the picture.
 */
export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }

/** What a view is a view of. `pixelRatio`: pixels of the screen for a CSS pixel. Every length is above 0. */
export type PictureGeometry = { readonly stage: Size; readonly picture: Size; readonly pixelRatio: number }

/**
 * What of the picture is seen: all of it, however large the stage; or at a scale of its own, `center` being the point of
 * the picture in the middle of the stage, so that another size of the stage leaves what one looks at where it is.
 */
export type PictureView = { readonly kind: 'fit' } | Scaled
type Scaled = { readonly kind: 'scaled'; readonly scale: number; readonly center: Point }

export const FIT: PictureView = { kind: 'fit' }

/** So large may a pixel of the picture become, in pixels of the screen; a small picture at least thus often its fit. */
const MAXIMUM_PIXEL = 16
const MAXIMUM_OVER_FIT = 8

/** The scale at which the whole picture is seen, as large as the stage allows. */
export const fitScale = ({ stage, picture }: PictureGeometry): number =>
  Math.min(stage.width / picture.width, stage.height / picture.height)

/** The scale of `view` now. */
export const scaleOf = (view: PictureView, geometry: PictureGeometry): number =>
  view.kind === 'fit' ? fitScale(geometry) : view.scale

/** How many pixels of the screen a pixel of the picture takes: 1 is 100 %. */
export const magnificationOf = (view: PictureView, geometry: PictureGeometry): number =>
  scaleOf(view, geometry) * geometry.pixelRatio

/** Whether there is more of the picture than the stage shows. */
export function isCropped(view: PictureView, geometry: PictureGeometry): boolean {
  return view.kind === 'scaled' && view.scale > fitScale(geometry) * (1 + 1e-9)
}

/** The point of the picture that lies under a point of the stage; outside the picture it is outside its size. */
export function pointUnder(view: PictureView, geometry: PictureGeometry, at: Point): Point {
  const scale = scaleOf(view, geometry)
  const center = centerOf(view, geometry)
  return { x: center.x + at.x / scale, y: center.y + at.y / scale }
}

/** The view at `scale` in which the point of the picture under `anchor` has not moved; nothing is held back. */
export function zoomAround(view: PictureView, geometry: PictureGeometry, anchor: Point, scale: number): PictureView {
  const held = pointUnder(view, geometry, anchor)
  return { kind: 'scaled', scale, center: { x: held.x - anchor.x / scale, y: held.y - anchor.y / scale } }
}

/** The view after the hand has moved the picture by so many CSS pixels; nothing is held back. */
export function panBy(view: PictureView, by: Point): PictureView {
  if (view.kind === 'fit') return view
  const { scale, center } = view
  return { ...view, center: { x: center.x - by.x / scale, y: center.y - by.y / scale } }
}

/**
 * The nearest view in which the picture cannot be lost: where it is larger than the stage its edges stay outside, where
 * it is smaller it stands in the middle.
 */
export function keepInSight(view: PictureView, { stage, picture }: PictureGeometry): PictureView {
  if (view.kind === 'fit') return view
  const { scale, center } = view
  return {
    ...view,
    center: {
      x: heldBetween(center.x, stage.width / scale / 2, picture.width),
      y: heldBetween(center.y, stage.height / scale / 2, picture.height),
    },
  }
}

function heldBetween(center: number, halfSeen: number, length: number): number {
  if (halfSeen * 2 >= length) return length / 2
  return Math.min(Math.max(center, halfSeen), length - halfSeen)
}

/** `factor` times as large around `anchor`, within limits. On its way past the whole picture it stops there once. */
export function zoomBy(view: PictureView, geometry: PictureGeometry, anchor: Point, factor: number): PictureView {
  const before = scaleOf(view, geometry)
  const fit = fitScale(geometry)
  const { least, most } = scaleLimits(geometry)
  const scale = Math.min(Math.max(before * factor, least), most)
  const passesFit = view.kind === 'scaled' && (before - fit) * (scale - fit) <= 0
  if (passesFit || Math.abs(scale / fit - 1) < 1e-6) return FIT
  return keepInSight(zoomAround(view, geometry, anchor, scale), geometry)
}

/** One pixel of the picture for one of the screen, around `anchor`. */
export const actualSize = (view: PictureView, geometry: PictureGeometry, anchor: Point): PictureView =>
  keepInSight(zoomAround(view, geometry, anchor, 1 / geometry.pixelRatio), geometry)

/** From the whole picture to 100 % around `anchor`, and from anything else back to the whole picture. */
export const toggleFit = (view: PictureView, geometry: PictureGeometry, anchor: Point): PictureView =>
  view.kind === 'fit' ? actualSize(view, geometry, anchor) : FIT

/** Where an element that fills the stage, with the picture fitted into it, has to be put; its middle is the origin. */
export function placementOf(view: PictureView, geometry: PictureGeometry): { readonly zoom: number } & Point {
  if (view.kind === 'fit') return { zoom: 1, x: 0, y: 0 }
  const { scale, center } = view
  const { width, height } = geometry.picture
  return { zoom: scale / fitScale(geometry), x: (width / 2 - center.x) * scale, y: (height / 2 - center.y) * scale }
}

function scaleLimits(geometry: PictureGeometry): { readonly least: number; readonly most: number } {
  const fit = fitScale(geometry)
  const actual = 1 / geometry.pixelRatio
  return { least: Math.min(fit, actual), most: Math.max(actual * MAXIMUM_PIXEL, fit * MAXIMUM_OVER_FIT) }
}

const centerOf = (view: PictureView, { picture }: PictureGeometry): Point =>
  view.kind === 'fit' ? { x: picture.width / 2, y: picture.height / 2 } : view.center

import type { Picture, Quality } from '@/lib/player/frame-port'

/** A picture of a strip, as large as it is shown. */
export type StripPicture = Picture & { readonly bitmap: ImageBitmap }

/**
 * Draws `picture` on `canvas`, which gets the picture's size, and closes it. How good it is stands in the `data-quality`
 * of `told`, changed in the same task as the pixels.
 */
export function paintStripPicture(
  canvas: HTMLCanvasElement,
  told: HTMLElement,
  picture: Picture,
  quality: Quality,
): void {
  const { bitmap } = picture as StripPicture
  if (canvas.width !== bitmap.width) canvas.width = bitmap.width
  if (canvas.height !== bitmap.height) canvas.height = bitmap.height
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0)
  picture.close()
  told.dataset['quality'] = quality
}

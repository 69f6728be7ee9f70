import type { PictureShape } from '@/lib/browser/stage/frame-painter'

type Size = { readonly width: number; readonly height: number }

/** The largest size of a picture of `shape` inside `room`, in whole pixels; never larger than the shape itself. */
export function fitInto(shape: Size, room: Size): Size {
  const scale = Math.min(room.width / shape.width, room.height / shape.height, 1)
  return {
    width: Math.max(Math.round(shape.width * scale), 1),
    height: Math.max(Math.round(shape.height * scale), 1),
  }
}

/**
 * Makes small, upright pictures of decoded frames, one after the other on one canvas: what goes to the page is as large
 * as it is shown, whatever the video is, and each frame is closed as soon as it is drawn.
 */
export function createStripPictures() {
  let canvas: OffscreenCanvas | null = null

  const draw = (image: VideoFrame, shape: PictureShape, room: Size): ImageBitmap | null => {
    const { width, height } = fitInto(shape, room)
    canvas ??= new OffscreenCanvas(width, height)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    const context = canvas.getContext('2d', { alpha: false })
    if (context === null) return null
    const isAcross = shape.rotation % 180 !== 0
    const [across, down] = isAcross ? [height, width] : [width, height]
    context.imageSmoothingQuality = 'high'
    context.setTransform(1, 0, 0, 1, width / 2, height / 2)
    context.rotate((shape.rotation * Math.PI) / 180)
    context.drawImage(image, -across / 2, -down / 2, across, down)
    return canvas.transferToImageBitmap()
  }

  return {
    /** `image`, which is closed, small enough for `room`; null where this browser cannot draw in a worker. */
    take: (image: VideoFrame, shape: PictureShape, room: Size): ImageBitmap | null => {
      try {
        return draw(image, shape, room)
      } finally {
        image.close()
      }
    },
  }
}

import type { Picture } from '@/lib/player/frame-port'
import type { Painter } from '@/lib/player/painter'

/** How a decoded picture is placed: its size when it stands upright, and how far it is turned for that, clockwise. */
export type PictureShape = { readonly width: number; readonly height: number; readonly rotation: 0 | 90 | 180 | 270 }

/**
 * A picture that can be drawn: pixels, or an image and how it is placed. What it holds goes when it is closed; drawn from
 * a media element it lasts as long as the moment.
 */
export type DecodedPicture = Picture &
  (
    | { readonly pixels: ImageData }
    | { readonly image: VideoFrame | HTMLVideoElement; readonly shape: PictureShape; readonly pixels?: undefined }
  )

/**
 * Draws frames on `canvas`, which covers the video. The canvas has the picture's own pixels; the page scales it. What it
 * shows stands in `data-frame` and `data-quality` (`scrub` or `full`), changed in the same task as its pixels.
 */
export function createFramePainter(canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext('2d', { alpha: false })
  return {
    draw: (picture, { frame, quality }) => {
      const decoded = picture as DecodedPicture
      if (context !== null) {
        if (decoded.pixels === undefined) paint(context, decoded.image, decoded.shape)
        else put(context, decoded.pixels)
      }
      picture.close()
      canvas.dataset['frame'] = String(frame)
      canvas.dataset['quality'] = quality
      canvas.hidden = false
    },
    hide: () => {
      canvas.hidden = true
    },
  }
}

function put(context: CanvasRenderingContext2D, pixels: ImageData): void {
  resize(context.canvas, pixels)
  context.putImageData(pixels, 0, 0)
}

function resize(canvas: HTMLCanvasElement, { width, height }: Pick<ImageData, 'width' | 'height'>): void {
  if (canvas.width === width && canvas.height === height) return
  canvas.width = width
  canvas.height = height
}

function paint(context: CanvasRenderingContext2D, image: VideoFrame | HTMLVideoElement, shape: PictureShape): void {
  const { width, height } = sizeOf(image, shape)
  resize(context.canvas, { width, height })
  if (shape.rotation === 0) {
    context.drawImage(image, 0, 0, width, height)
    return
  }
  const isAcross = shape.rotation % 180 !== 0
  const [across, down] = isAcross ? [height, width] : [width, height]
  context.save()
  context.translate(width / 2, height / 2)
  context.rotate((shape.rotation * Math.PI) / 180)
  context.drawImage(image, -across / 2, -down / 2, across, down)
  context.restore()
}

/** The size to draw at: as many pixels as the picture has, in the shape it is shown in. */
function sizeOf(image: VideoFrame | HTMLVideoElement, { width, height, rotation }: PictureShape) {
  if (!(image instanceof VideoFrame)) return { width, height }
  const isAcross = rotation % 180 !== 0
  const pixels = isAcross ? image.codedHeight : image.codedWidth
  const visible = image.visibleRect === null ? pixels : isAcross ? image.visibleRect.height : image.visibleRect.width
  const scale = Math.min(visible / width, 1)
  return { width: Math.max(Math.round(width * scale), 1), height: Math.max(Math.round(height * scale), 1) }
}

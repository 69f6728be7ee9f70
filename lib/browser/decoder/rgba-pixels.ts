import type { PictureShape } from '@/lib/browser/stage/frame-painter'

/** Pixels as a canvas takes them: RGBA, sRGB, row by row. */
export type Pixels = { readonly buffer: ArrayBuffer; readonly width: number; readonly height: number }

/** As many buffers are kept to be used again: pictures on their way to the page, and the one that is drawn. */
const MOST_SPARE = 4

/** By how much a picture may be off the shape it is shown in, relative, and still have square pixels. */
const SQUARE = 0.01

/**
 * Turns decoded frames into pixels, in buffers that come back. In Chromium, drawing a VideoFrame takes the page four times
 * as long as putting pixels, and keeps up to 130 pictures in shared memory (measured at 720p: 460 MiB).
 */
export function createPixelSource() {
  const spare: ArrayBuffer[] = []
  let isAble = true

  const bufferOf = (bytes: number): ArrayBuffer => {
    const at = spare.findIndex(({ byteLength }) => byteLength === bytes)
    return (at === -1 ? undefined : spare.splice(at, 1)[0]) ?? new ArrayBuffer(bytes)
  }

  return {
    /** Null where the frame has to be drawn: it is turned or stretched for that, or the browser cannot. */
    pixelsOf: async (image: VideoFrame, shape: PictureShape): Promise<Pixels | null> => {
      const { width, height } = image.visibleRect ?? { width: image.codedWidth, height: image.codedHeight }
      const stretch = (shape.width / shape.height) * (height / width)
      if (!isAble || shape.rotation !== 0 || Math.abs(stretch - 1) > SQUARE) return null
      const buffer = bufferOf(width * height * 4)
      try {
        await image.copyTo(buffer, { format: 'RGBA' })
      } catch {
        isAble = false
        return null
      }
      return { buffer, width, height }
    },
    /** The page has drawn it. */
    reuse: (buffer: ArrayBuffer): void => {
      spare.push(buffer)
      // The size that is drawn now is the one that will be needed.
      while (spare.length > MOST_SPARE) spare.shift()
    },
  }
}

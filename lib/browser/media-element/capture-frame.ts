import type { DecodedPicture } from '@/lib/browser/stage/frame-painter'
import type { CapturedFrame } from '@/lib/player/media-port'
import { seconds } from '@/lib/time/seconds'

/**
 * The frame that `element` shows now, with its PTS; null where it shows none or the browser cannot say.
 *
 * The picture is drawn from the element itself, which is upright; the VideoFrame of the same moment says which it is.
 * Source: WebCodecs, VideoFrame(CanvasImageSource): the timestamp is that of the element's current frame.
 */
export function captureFrame(element: HTMLVideoElement): (CapturedFrame & { readonly picture: DecodedPicture }) | null {
  if (!('VideoFrame' in globalThis) || element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
  let mediaTime: number
  try {
    const image = new VideoFrame(element)
    mediaTime = image.timestamp / 1e6
    image.close()
  } catch {
    return null
  }
  const shape = { width: element.videoWidth, height: element.videoHeight, rotation: 0 } as const
  return { mediaTime: seconds(mediaTime), picture: { image: element, shape, close: () => {} } }
}

import type { PlayerFacts } from '@/lib/browser/stores/player-state'
import { type Cover, sourceOfFrame } from '@/lib/player/frame-source'

/** A frame as it is shown, in its own pixels; or the sentence that says why it cannot be had now. */
export type FramePicture =
  | {
      readonly kind: 'ready'
      readonly frame: number
      readonly width: number
      readonly height: number
      readonly png: Promise<Blob>
    }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * The frame that stands on the screen as a PNG: from the canvas while it covers the video, else from the video itself;
 * in full resolution, and never with the zoom, brightness or contrast that somebody looks at it with.
 */
export function pictureOfFrame(
  player: Pick<PlayerFacts, 'phase' | 'frame' | 'targetFrame'>,
  canvas: HTMLCanvasElement,
  video: HTMLVideoElement,
): FramePicture {
  const { quality, frame } = canvas.dataset
  const cover: Cover = canvas.hidden ? null : { quality, frame: Number(frame ?? player.frame) }
  const source = sourceOfFrame(player, cover)
  if (source.kind === 'refused') return source
  return source.kind === 'cover'
    ? taken(canvas, source.frame, canvas)
    : taken(video, source.frame, { width: video.videoWidth, height: video.videoHeight })
}

/** The pixels are taken at once; what is shown afterwards does not matter. */
function taken(
  source: CanvasImageSource,
  frame: number,
  { width, height }: { readonly width: number; readonly height: number },
): FramePicture {
  const copy = document.createElement('canvas')
  copy.width = width
  copy.height = height
  const context = copy.getContext('2d')
  if (context === null || width === 0) return { kind: 'refused', reason: 'There is no picture that could be copied.' }
  context.drawImage(source, 0, 0, width, height)
  const png = new Promise<Blob>((resolve, reject) => {
    copy.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png')
  })
  return { kind: 'ready', frame, width, height, png }
}

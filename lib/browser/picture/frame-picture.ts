import type { PlayerFacts } from '@/lib/browser/stores/player-state'

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

const refused = (reason: string): FramePicture => ({ kind: 'refused', reason })

/**
 * The frame that stands on the screen as a PNG: from the canvas while it covers the video, else from the video itself;
 * in full resolution, and never with the zoom, brightness or contrast that somebody looks at it with.
 */
export function pictureOfFrame(
  { phase, frame, targetFrame }: Pick<PlayerFacts, 'phase' | 'frame' | 'targetFrame'>,
  canvas: HTMLCanvasElement,
  video: HTMLVideoElement,
): FramePicture {
  if (phase === 'playing' || phase === 'buffering') {
    return refused('Pause first: while the video plays it is not certain which frame would be copied.')
  }
  if (!canvas.hidden && canvas.dataset['quality'] !== 'full') {
    return refused('Only a small preview is on screen. Wait until the frame itself is there, then copy it.')
  }
  if (phase !== 'paused' || targetFrame !== null) return refused('The frame is not there yet. Copy it when it is.')
  if (!canvas.hidden) return taken(canvas, Number(canvas.dataset['frame'] ?? frame), canvas)
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return refused('The frame is not there yet.')
  return taken(video, frame, { width: video.videoWidth, height: video.videoHeight })
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
  if (context === null) return refused('This browser has no memory left for a copy of the frame.')
  context.drawImage(source, 0, 0, width, height)
  const png = new Promise<Blob>((resolve, reject) =>
    copy.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
  )
  return { kind: 'ready', frame, width, height, png }
}

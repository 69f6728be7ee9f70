import type { PresentedFrame } from '@/lib/player/media-port'
import { seconds } from '@/lib/time/seconds'

/**
 * Tells `onFrame` of every frame that reaches the screen, until `signal` aborts.
 *
 * Source: WICG video.requestVideoFrameCallback. A browser without it (Firefox before 132) is asked for its clock
 * before each paint instead, and the frames are marked as estimates.
 */
export function watchFrames(
  element: HTMLVideoElement,
  signal: AbortSignal,
  onFrame: (presented: PresentedFrame) => void,
): void {
  if ('requestVideoFrameCallback' in element) watchPresented(element, signal, onFrame)
  else watchClock(element, signal, onFrame)
}

function watchPresented(
  element: HTMLVideoElement,
  signal: AbortSignal,
  onFrame: (presented: PresentedFrame) => void,
): void {
  let handle = 0
  const next = () => {
    handle = element.requestVideoFrameCallback((_now, { mediaTime, expectedDisplayTime }) => {
      next()
      onFrame({ mediaTime: seconds(mediaTime), presentedAtMs: expectedDisplayTime, isEstimate: false })
    })
  }
  next()
  signal.addEventListener('abort', () => element.cancelVideoFrameCallback(handle), { once: true })
}

function watchClock(
  element: HTMLMediaElement,
  signal: AbortSignal,
  onFrame: (presented: PresentedFrame) => void,
): void {
  let last = -1
  let handle = 0
  const look = (now: number) => {
    handle = requestAnimationFrame(look)
    const at = element.currentTime
    if (at === last || element.seeking || element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
    last = at
    onFrame({ mediaTime: seconds(at), presentedAtMs: now, isEstimate: true })
  }
  handle = requestAnimationFrame(look)
  signal.addEventListener('abort', () => cancelAnimationFrame(handle), { once: true })
}
